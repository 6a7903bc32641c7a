import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createGenesysMock, type GenesysMock, GenesysMockError, type Snapshot } from '../../src/index'
import { begin, optionsAt, receive } from '../surface/full-story'
import { mutate, mutations } from './mutate'
import { useMock } from './use-mock'

/** How many snapshots, and how many rows, of each seed; the environment can ask for more. */
const runs = Number(process.env.SNAPSHOT_RUNS ?? 30)

beforeEach(() => {
  vi.stubGlobal('fetch', receive)
})

const seeds: [string, { seed?: number }][] = [
  ['a fixed seed', { seed: 20_261_130 }],
  ['a fresh seed', {}],
]

/** A snapshot with something of everything in it. */
async function richSnapshot(): Promise<Snapshot> {
  const genesys = createGenesysMock(optionsAt(0, 's'))
  await begin(genesys)
  genesys.faults.add({ operation: 'send', nth: 50, respond: { http: 503, body: { a: 1 } } })
  genesys.faults.add({ operation: 'refresh', nth: 50, respond: { statusCode: 1 }, delay: 10 })
  const snapshot = genesys.snapshot()
  genesys.dispose()
  return snapshot
}

/** Whether what is done to a mock was accepted; refused with this code, it must have changed nothing. */
function isAccepted(genesys: GenesysMock, code: string, action: () => unknown): boolean {
  const before = genesys.snapshot()
  try {
    action()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(GenesysMockError)
    expect(error).toMatchObject({ code, message: expect.stringMatching(/: .+: /) })
    expect(genesys.snapshot()).toEqual(before)
    return false
  }
}

describe.each(seeds)('of %s', (_, seed) => {
  test('a mutated snapshot is refused, or the mock goes on', { timeout: 3_600_000 }, async () => {
    const base = await richSnapshot()
    let accepted = 0
    const property = fc.asyncProperty(mutations, async (changes) => {
      const genesys = createGenesysMock(optionsAt(5_100, 's'))
      genesys.restore(base)
      const mutated = mutate(base, changes)
      if (isAccepted(genesys, 'INVALID_SNAPSHOT', () => Reflect.apply(genesys.restore, genesys, [mutated]))) {
        accepted += 1
        await useMock(genesys)
      }
      genesys.dispose()
    })
    await fc.assert(property, { numRuns: runs, ...seed })
    if (process.env.SNAPSHOT_RUNS) console.info(`${accepted} of ${runs} mutated snapshots were accepted`)
    expect(accepted).toBeGreaterThan(runs / 20)
    expect(accepted).toBeLessThan(runs)
  })

  test('a mutated row is refused by genesys.db, or the mock goes on', { timeout: 3_600_000 }, async () => {
    const base = await richSnapshot()
    const names = Object.keys(base.tables)
    let accepted = 0
    const property = fc.asyncProperty(mutations, fc.nat(), fc.boolean(), async (changes, choice, isNew) => {
      const genesys = createGenesysMock(optionsAt(5_100, 's'))
      genesys.restore(base)
      const name = names[choice % names.length] ?? 'session'
      const table: object = Reflect.get(genesys.db, name)
      const rows: unknown[] = Reflect.apply(Reflect.get(table, 'getAll'), table, [])
      const place = choice % rows.length
      const [row] = [mutate([rows[place]], changes)].flat()
      const act = (): unknown => {
        if (isNew) return Reflect.apply(Reflect.get(table, 'create'), table, [row])
        return Reflect.apply(Reflect.get(table, 'updateMany'), table, [{ skip: place, take: 1, data: row }])
      }
      if (isAccepted(genesys, 'INVALID_QUERY', act)) {
        accepted += 1
        await useMock(genesys)
      }
      genesys.dispose()
    })
    await fc.assert(property, { numRuns: runs, ...seed })
    if (process.env.SNAPSHOT_RUNS) console.info(`${accepted} of ${runs} mutated rows were accepted`)
    expect(accepted).toBeGreaterThan(runs / 50)
  })
})
