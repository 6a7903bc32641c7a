import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { GenesysMock, Snapshot } from '../../src/index'
import { mockAlone } from '../doors/mock-with-server'
import { begin, call, optionsAt, receive, seen } from './full-story'

beforeEach(() => {
  vi.stubGlobal('fetch', receive)
})

async function begun(): Promise<GenesysMock> {
  const genesys = mockAlone(optionsAt(0, 's'))
  await begin(genesys)
  return genesys
}

/** A copy with something else at a path, or nothing. */
function spoilt(snapshot: Snapshot, path: string, value: unknown): Snapshot {
  const copy: Snapshot = JSON.parse(JSON.stringify(snapshot))
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const place = keys.reduce<object>((each, key) => Reflect.get(each, key), copy)
  if (value === undefined) Reflect.deleteProperty(place, last)
  else Object.defineProperty(place, last, { value, enumerable: true, configurable: true, writable: true })
  return copy
}

function cyclic(): object {
  const circle: Record<string, unknown> = {}
  circle.again = circle
  return circle
}

describe('restore', () => {
  test.each<[path: string, value: unknown, reason: string]>([
    ['version', 2, 'version: expected 1, got 2'],
    ['version', undefined, 'version: missing'],
    ['takenAt', undefined, 'takenAt: missing'],
    ['takenAt', 'now', 'takenAt: expected a number, got a text'],
    ['takenAt', Number.NaN, 'takenAt: expected a finite number'],
    ['extra', 1, 'extra: there is no such field'],
    ['paused', null, 'paused: expected true or false, got null'],
    ['tables', [], 'tables: expected an object, got an array'],
    ['tables.event', undefined, 'tables.event: missing'],
    ['tables.event', {}, 'tables.event: expected an array, got an object'],
    ['tables.events', [], 'tables.events: there is no such field'],
    ['tables.session.0', 5, 'tables.session[0]: expected an object, got a number'],
    ['tables.session.0.state', undefined, 'tables.session[0].state: missing'],
    ['tables.session.0.state', null, 'tables.session[0].state: expected a text, got null'],
    ['tables.session.0.endReason', undefined, 'tables.session[0].endReason: missing'],
    ['tables.session.0.mood', 'good', 'tables.session[0].mood: there is no such field'],
    ['tables.session.0.settings', {}, 'tables.session[0].settings.chat: missing'],
    ['tables.session.0.userData', 'x', 'tables.session[0].userData: expected an object, got a text'],
    [
      'tables.session.0.participants.1.participantId',
      '2',
      'tables.session[0].participants[1].participantId: expected a number, got a text',
    ],
    [
      'tables.session.0.userData.__proto__',
      'x',
      'tables.session[0].userData.__proto__: this key is not allowed',
    ],
    ['tables.session.0.chatId', '', 'tables.session[0].chatId: expected a text that is not empty'],
    ['tables.session.0.createdAt', '2020', 'tables.session[0].createdAt: expected a finite number'],
    ['tables.session.1.endedAt', true, 'tables.session[1].endedAt: expected a finite number'],
    ['tables.job.0.dueAt', null, 'tables.job[0].dueAt: expected a value, got null'],
    ['tables.job.0.dueAt', Number.POSITIVE_INFINITY, 'tables.job[0].dueAt: expected a finite number'],
    ['tables.job.0.event.from', null, 'tables.job[0].event.from: expected an object, got null'],
    ['tables.job.0.chatId', 'nobody', 'tables.job[0].chatId: there is no session "nobody"'],
    ['tables.event.2.chatId', 'nobody', 'tables.event[2].chatId: there is no session "nobody"'],
    ['tables.event.2.utcTime', 'x', 'tables.event[2].utcTime: expected a finite number'],
    ['tables.event.2.userData', () => {}, 'tables.event[2].userData: expected JSON, got function'],
    ['tables.file.0.chatId', 'nobody', 'tables.file[0].chatId: there is no session "nobody"'],
    ['tables.push.0.chatId', 'nobody', 'tables.push[0].chatId: there is no session "nobody"'],
    ['tables.push.1.id', 'push-1', 'tables.push[1].id: "push-1" is there twice'],
    ['tables.push.1.sentAt', 'x', 'tables.push[1].sentAt: expected a finite number'],
    ['tables.profile.1.profile', 'default', 'tables.profile[1].profile: "default" is there twice'],
    ['tables.profile.1.profile', 5, 'tables.profile[1].profile: expected a text, got a number'],
    ['requests.0.url', undefined, 'requests[0].url: missing'],
    ['requests.0.answer', {}, 'requests[0].answer.httpStatus: missing'],
    ['requests.0.body', 'x', 'requests[0].body: there is no such field'],
    ['requests.1', cyclic(), 'nested deeper than 200 levels'],
    ['warnings.0.at', null, 'warnings[0].at: expected a number, got null'],
    ['warnings.0.request', undefined, 'warnings[0].request: missing'],
    ['ids.counters.job', -1, 'ids.counters.job: expected an integer ≥ 0'],
    ['ids.counters.job', '7', 'ids.counters.job: expected an integer ≥ 0'],
    ['ids.counters.__proto__', 1, 'ids.counters.__proto__: this key is not allowed'],
    ['ids.generators', undefined, 'ids.generators: missing'],
    ['ids.generators.userId', undefined, 'ids.generators.userId: missing'],
    ['ids.generators.userId', 2 ** 32, 'ids.generators.userId: expected an integer of 32 bits'],
    ['ids.generators.userName', 1, 'ids.generators.userName: there is no such field'],
    ['ids.seed', 's', 'ids.seed: there is no such field'],
  ])('refuses %s = %s, and changes nothing', async (path, value, reason) => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    const before = seen(genesys)
    const wait = genesys.pushes.waitFor(() => false)
    expect(() => genesys.restore(spoilt(snapshot, path, value))).toThrow(
      expect.objectContaining({
        code: 'INVALID_SNAPSHOT',
        message: `Failed to restore the snapshot: ${reason}. Take it anew with genesys.snapshot(). The mock is as it was.`,
      }),
    )
    expect(seen(genesys)).toEqual(before)
    expect(genesys.snapshot()).toEqual(snapshot)
    genesys.reset()
    await expect(wait).rejects.toThrow()
  })

  test.each([
    [undefined, 'snapshot: expected JSON, got undefined'],
    [null, 'expected an object, got null'],
    ['text', 'expected an object, got a text'],
    [[], 'expected an object, got an array'],
    [() => {}, 'expected JSON, got function'],
    [{}, 'version: missing'],
  ])('refuses %j, which is no snapshot', (value, reason) => {
    expect(() => mockAlone().restore(value as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_SNAPSHOT', message: expect.stringContaining(reason) }),
    )
  })

  test('takes a snapshot that is older than one of the tables, which is then empty', async () => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    const { session, event, file, profile, job, push, ...later } = snapshot.tables
    const first = { session, event, file, profile, job, push }
    genesys.restore({ ...snapshot, tables: { ...first, ...JSON.parse('{}') } })
    const empty = Object.fromEntries(Object.keys(later).map((name) => [name, []]))
    expect(genesys.snapshot().tables).toEqual({ ...first, ...empty })
  })

  test('takes a snapshot that has fields without a value', async () => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    genesys.restore({ ...snapshot, ...{ comment: undefined } })
    expect(genesys.snapshot()).toEqual(snapshot)
  })

  test('keeps what clients called their fields, whatever that is, in the logs', async () => {
    const genesys = await begun()
    await call(genesys, 'chat/aura', { 'userData[__proto__]': 'x', __proto: 'y', nickname: 'A' })
    await call(genesys, 'chat/aura', new Map([['__proto__', 'x']]))
    const requests = genesys.requests.all()
    expect(Object.hasOwn(requests.at(-2)?.userData ?? {}, '__proto__')).toBe(true)
    expect(Object.hasOwn(requests.at(-1)?.form ?? {}, '__proto__')).toBe(true)
    genesys.restore(JSON.parse(JSON.stringify(genesys.snapshot())))
    expect(genesys.requests.all()).toEqual(requests)
  })
})

describe('snapshot', () => {
  test.each<[string, (genesys: GenesysMock) => void, reason: string | RegExp]>([
    [
      'a row of a chat that is not there',
      ({ db }) => void db.event.create({ chatId: 'nobody' }),
      'tables.event[8].chatId: there is no session "nobody"',
    ],
    [
      'what was left of a chat',
      ({ db }) => void db.session.delete({ where: { nickname: { equals: 'Leo' } } }),
      /^tables\.event\[\d\]\.chatId: there is no session/,
    ],
    [
      'a function',
      ({ db }) => void db.session.updateMany({ data: { userData: () => ({ f: (() => 1) as never }) } }),
      'tables.session[0].userData.f: expected JSON, got function',
    ],
  ])('refuses at once %s, which could not be restored', async (_, put, reason) => {
    const genesys = await begun()
    put(genesys)
    expect(() => genesys.snapshot()).toThrow(
      expect.objectContaining({
        code: 'INVALID_SNAPSHOT',
        reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
        message: expect.stringMatching(
          /^Failed to take a snapshot: .*correct it through genesys\.db first\.$/,
        ),
      }),
    )
  })
})
