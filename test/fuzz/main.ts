import { parseArgs } from 'node:util'
import { fuzz } from './fuzz'
import { openHttpDoor } from './http-door'

const { values: options } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const cases = Number(options.cases)
const seeds = options.seed === undefined ? [1, Date.now() % 2 ** 31] : [Number(options.seed)]

// Pushes find a receiver that answers at once.
globalThis.fetch = async () => new Response(null, { status: 204 })
const http = await openHttpDoor()
let failed = 0
const report = (isGood: boolean, what: string, details: readonly string[] = []): void => {
  failed += isGood ? 0 : 1
  console.log([`${isGood ? 'ok    ' : 'FAILED'} ${what}`, ...details].join('\n       '))
}
for (const seed of seeds) {
  const begun = performance.now()
  const { complaints, unmet } = await fuzz({ seed, cases: Math.ceil(cases / seeds.length), http })
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  report(complaints.length === 0, `${cases / seeds.length} cases of seed ${seed} (${seconds} s)`, complaints)
  report(unmet.length === 0, 'of every operation, some succeed and some are refused', unmet)
}
await http.close()
console.log(`${seeds.length * 2 - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
