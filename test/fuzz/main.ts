import { parseArgs } from 'node:util'
import { fuzzArguments } from './arguments'
import { Fuzzer } from './fuzz'
import { outOfProportion } from './growth'
import { openHttpDoor } from './http-door'

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const cases = Number(options.cases)
const seeds = options.seed === undefined ? [1, Date.now() % 2 ** 31] : [Number(options.seed)]

/** With fewer cases, some operations are never drawn. */
const enoughForAll = 20_000

// Pushes find a receiver that answers at once.
globalThis.fetch = async () => new Response(null, { status: 204 })
const http = await openHttpDoor()
let checks = 0
let failed = 0
const report = (isGood: boolean, what: string, details: readonly string[] = []): void => {
  checks += 1
  failed += isGood ? 0 : 1
  console.log([`${isGood ? 'ok    ' : 'FAILED'} ${what}`, ...details].join('\n       '))
}
for (const seed of seeds) {
  const begun = performance.now()
  const fuzzer = new Fuzzer(seed, http)
  const share = Math.ceil(cases / seeds.length)
  await fuzzer.run(share)
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  report(fuzzer.complaints.length === 0, `${share} cases of seed ${seed} (${seconds} s)`, fuzzer.complaints)
  const unmet = share < enoughForAll ? [] : fuzzer.unmet()
  report(unmet.length === 0, 'of every operation, some succeed and some are refused', unmet)
  const complaints = await fuzzArguments(seed, share / 100)
  report(
    complaints.length === 0,
    'spoiled snapshots, profiles, YAML and faults are refused as a whole, or taken',
    complaints,
  )
}
await http.close()
const { tried, found } = await outOfProportion()
report(
  found.length === 0,
  `${tried} kinds of 1 MB don't take as long as what is quadratic in its length`,
  found,
)
console.log(`${checks - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
