import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { mockAlone, start } from '../doors/mock-with-server'

const setUp = async (): Promise<GenesysMock> => {
  const genesys = mockAlone({ clock: manualClock({ now: 0 }), seed: 1 })
  await start(genesys)
  await genesys.advance(1_000)
  genesys.faults.add({ times: 'always', delay: 1 })
  return genesys
}

/** A snapshot in which the value at a path is another, or gone. */
function spoilt(genesys: GenesysMock, path: string, value?: unknown) {
  const snapshot = genesys.snapshot()
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let at: object = snapshot
  for (const key of keys) at = Reflect.get(at, key)
  if (value === undefined) Reflect.deleteProperty(at, last)
  else Reflect.set(at, last, value)
  return snapshot
}

describe('restore refuses', () => {
  test.each<[string, unknown, string]>([
    ['version', 2, 'version: expected 1, got 2'],
    ['takenAt', Number.NaN, 'takenAt: expected a finite number'],
    ['paused', 'no', 'paused: expected true or false'],
    ['ids', null, 'ids: expected an object'],
    ['ids.counters.push', -1, 'ids.counters.push: expected an integer ≥ 0'],
    ['ids.generators.userId', 'x', 'ids.generators.userId: expected an integer ≥ 0'],
    ['tables', [], 'tables: expected an object'],
    ['tables.weather', [], 'tables.weather: there is no such table'],
    ['tables.session', {}, 'tables.session: expected an array'],
    ['tables.session.0', 5, 'tables.session[0]: expected an object'],
    ['tables.session.0.colour', 'red', 'tables.session[0].colour: there is no such field'],
    ['tables.session.0.userId', undefined, 'tables.session[0].userId: missing'],
    ['tables.session.0.userId', 5, 'tables.session[0].userId: expected a text, got a number'],
    ['tables.session.0.participants', {}, 'tables.session[0].participants: expected an array, got an object'],
    ['tables.event.1.index', null, 'tables.event[1].index: expected a number, got null'],
    ['tables.fault.0.times', null, 'tables.fault[0].times: expected a number, got null'],
    ['tables.event.1.id', '', 'tables.event[1].id: is empty or there twice'],
    [
      'tables.job.0.dueAt',
      Number.POSITIVE_INFINITY,
      'tables.job[0].dueAt: expected a number, got no finite number',
    ],
    ['pushes', undefined, 'pushes: expected an object'],
    ['pushes.queues', [], 'pushes.queues: expected an object'],
    ['pushes.queues.chat', 'push-1', 'pushes.queues.chat: expected an array'],
    ['pushes.heldBack.chat', 1, 'pushes.heldBack.chat: expected a text'],
    ['pushes.delayedUntil.push', null, 'pushes.delayedUntil.push: expected a number'],
    ['requests', {}, 'requests: expected an array'],
    ['requests.0.id', 1, 'requests[0].id: expected a text'],
    ['warnings', [null], 'warnings[0]: expected an object'],
  ])('%s: %j', async (path, value, problem) => {
    const genesys = await setUp()
    const before = genesys.snapshot()
    const act = () => genesys.restore(spoilt(genesys, path, value))
    expect(act).toThrow(`Failed to restore the snapshot: ${problem}.`)
    expect(act).toThrow(expect.objectContaining({ code: 'INVALID_SNAPSHOT' }))
    expect(genesys.snapshot()).toEqual(before)
  })

  test('two rows with one key', async () => {
    const genesys = await setUp()
    const snapshot = genesys.snapshot()
    snapshot.tables.event.push(...snapshot.tables.event.slice(0, 1))
    expect(() => genesys.restore(snapshot)).toThrow('tables.event[2].id: is empty or there twice')
  })

  test('what could do harm', async () => {
    const genesys = await setUp()
    const text = JSON.stringify(genesys.snapshot()).replace('"userData":{', '"userData":{"__proto__":"x"')
    expect(() => genesys.restore(JSON.parse(text.replace('"x"}', '"x"}')))).toThrow(
      'tables.session[0].userData.__proto__: this key is not allowed',
    )
  })

  test.each([null, 5, 'snapshot', []])('%j', async (value) => {
    const genesys = await setUp()
    const restore: (snapshot: never) => void = genesys.restore
    expect(() => Reflect.apply(restore, genesys, [value])).toThrow(
      'Failed to restore the snapshot: snapshot: expected an object. Give what snapshot() returned, of this version of the package. Nothing was changed.',
    )
  })
})
