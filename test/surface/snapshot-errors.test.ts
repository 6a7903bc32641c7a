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
  test.each<[path: string, value: unknown, reason: string | RegExp]>([
    ['version', 2, 'version: expected 1, got 2'],
    ['version', undefined, 'version: missing'],
    ['takenAt', undefined, 'takenAt: missing'],
    ['takenAt', 'now', 'takenAt: expected a finite number, got a text'],
    ['takenAt', Number.NaN, 'takenAt: expected a finite number, got null'],
    ['extra', 1, 'extra: there is no such field'],
    ['paused', null, 'paused: expected true or false, got null'],
    ['tables', [], 'tables: expected an object, got an array'],
    ['tables.event', undefined, 'tables.event: missing'],
    ['tables.event', {}, 'tables.event: expected an array, got an object'],
    ['tables.events', [], 'tables.events: there is no such field'],
    ['tables.session.0', 5, 'tables.session[0]: expected an object, got 5'],
    ['tables.session.0.state', undefined, 'tables.session[0].state: missing'],
    ['tables.session.0.state', null, 'tables.session[0].state: expected a text, got null'],
    ['tables.session.0.endReason', undefined, 'tables.session[0].endReason: missing'],
    ['tables.session.0.mood', 'good', 'tables.session[0].mood: there is no such field'],
    ['tables.session.0.settings', {}, 'tables.session[0].settings.chat: missing'],
    ['tables.session.0.userData', 'x', 'tables.session[0].userData: expected an object, got a text'],
    ['tables.session.0.participants', {}, 'tables.session[0].participants: expected an array, got an object'],
    [
      'tables.session.0.participants.1',
      null,
      'tables.session[0].participants[1]: expected an object, got null',
    ],
    [
      'tables.session.0.participants.1.participantId',
      '2',
      'tables.session[0].participants[1].participantId: expected a finite number, got a text',
    ],
    ['tables.session.0.chatId', '', 'tables.session[0].chatId: "" is empty or there twice'],
    [
      'tables.session.0.createdAt',
      '2020',
      'tables.session[0].createdAt: expected a finite number, got a text',
    ],
    ['tables.session.1.endedAt', true, 'tables.session[1].endedAt: expected a finite number, got true'],
    [
      'tables.job.0.dueAt',
      Number.POSITIVE_INFINITY,
      'tables.job[0].dueAt: expected a finite number, got null',
    ],
    ['tables.job.0.event.from', null, 'tables.job[0].event.from: expected an object, got null'],
    ['tables.event.2.utcTime', 'x', 'tables.event[2].utcTime: expected a finite number, got a text'],
    ['tables.event.2.userData', () => {}, 'tables.event[2].userData: missing'],
    ['tables.push.1.id', 'push-1', 'tables.push[1].id: "push-1" is empty or there twice'],
    ['tables.push.1.sentAt', 'x', 'tables.push[1].sentAt: expected a finite number, got a text'],
    ['tables.push.1.attempts', -1, 'tables.push[1].attempts: expected an integer ≥ 0, got -1'],
    ['tables.push.1.event.index', null, 'tables.push[1].event.index: expected a finite number, got null'],
    ['tables.profile.1.profile', 'default', 'tables.profile[1].profile: "default" is empty or there twice'],
    ['tables.profile.1.profile', 5, 'tables.profile[1].profile: expected a text, got 5'],
    ['tables.fault.0.seen', -1, 'tables.fault[0].seen: expected an integer ≥ 0, got -1'],
    ['tables.fault.0.times', null, 'tables.fault[0].times: expected a value, got null'],
    ['requests', {}, 'requests: expected an array, got an object'],
    ['requests.0.url', undefined, 'requests[0].url: missing'],
    ['requests.0.answer', null, 'requests[0].answer: expected an object, got null'],
    ['requests.0.answer', {}, 'requests[0].answer.httpStatus: missing'],
    ['requests.0.answer.body', null, 'requests[0].answer.body: expected a value, got null'],
    ['requests.0.body', 'x', 'requests[0].body: there is no such field'],
    ['requests.1', cyclic(), 'snapshot: expected plain JSON'],
    ['warnings.0', null, 'warnings[0]: expected an object, got null'],
    ['warnings.0.at', null, 'warnings[0].at: expected a finite number, got null'],
    ['warnings.0.request', undefined, 'warnings[0].request: missing'],
    ['pendingPushes', ['push-1'], 'pendingPushes[0]: expected an object, got a text'],
    ['pendingPushes', [{ id: 'push-1' }], 'pendingPushes[0].delayedUntil: missing'],
    ['polls.Ana', 'today', 'polls.Ana: expected a finite number, got a text'],
    ['ids.counters.job', -1, 'ids.counters.job: expected an integer ≥ 0, got -1'],
    ['ids.counters.job', '7', 'ids.counters.job: expected an integer ≥ 0, got a text'],
    ['ids.generators', undefined, 'ids.generators: missing'],
    ['ids.generators.userId', undefined, 'ids.generators.userId: missing'],
    ['ids.generators.userId', 0.5, 'ids.generators.userId: expected an integer ≥ 0, got 0.5'],
    ['ids.generators.userName', 1, 'ids.generators.userName: there is no such field'],
    ['ids.seed', 's', 'ids.seed: there is no such field'],
    ['ids.counters.job', 2 ** 53 - 1, 'ids.counters.job: expected an integer from 0 to 1000000000000'],
    ['ids.generators.userId', 2 ** 32, 'ids.generators.userId: expected an integer from 0 to 4294967295'],
    ['takenAt', 1e300, 'takenAt: expected a moment within ±8.64e15 ms, which a date can hold'],
    ['tables.session.0.state', 'over', 'tables.session[0].state: expected one of active, ended, got "over"'],
    [
      'tables.session.0.pushUrl',
      '/x',
      'tables.session[0].pushUrl: expected an absolute http or https URL without user name and password',
    ],
    ['tables.session.0.userData.a', 1, 'tables.session[0].userData.a: expected a text'],
    [
      'tables.session.0.participants.1.participantId',
      1,
      'tables.session[0].participants: expected participants with different participantIds',
    ],
    [
      'tables.session.0.settings.chat.idle.alert',
      -1,
      'tables.session[0].settings.chat.idle.alert: expected a number of seconds ≥ 0 and ≤ 2147483',
    ],
    ['tables.profile.0.profile', 'reset', 'tables.profile[0].profile: "reset" is no profile\'s name'],
    ['tables.event.2.index', 0.5, 'tables.event[2].index: expected an integer from 1 to 1000000000000'],
    ['tables.event.2.type', 'Shout', /^tables\.event\[2\]\.type: expected one of ParticipantJoined, /],
    ['tables.event.2.from.type', 'Bot', /^tables\.event\[2\]\.from\.type: expected one of Client, Agent/],
    ['tables.file.0.content', '?', 'tables.file[0].content: expected base64, as btoa() makes it'],
    [
      'tables.file.0.type',
      'a/b\n',
      'tables.file[0].type: expected a media type of printable ASCII characters, as "image/png"',
    ],
    ['tables.job.0.kind', 'x', 'tables.job[0].kind: expected one of event, reply, idle, silence, got "x"'],
    [
      'tables.job.0.event.timeout',
      -1,
      'tables.job[0].event.timeout: expected a number of seconds ≥ 0 and ≤ 2147483',
    ],
    ['tables.push.1.status', 'lost', /^tables\.push\[1\]\.status: expected one of pending, delivered/],
    ['tables.push.1.event.from', {}, 'tables.push[1].event.from.nickname: missing'],
    ['tables.fault.0.nth', 0, 'tables.fault[0].nth: expected an integer ≥ 1'],
    ['tables.fault.0.respond', { http: 200 }, /^tables\.fault\[0\]\.respond/],
    ['requests.0.operation', 'sent', /^requests\[0\]\.operation: expected one of requestChat, send/],
    ['warnings.0.code', 'X', /^warnings\[0\]\.code: expected one of REFRESH_WITHOUT_POSITION/],
    [
      'pendingPushes.0.delayedUntil',
      1e300,
      'pendingPushes[0].delayedUntil: expected a moment within ±8.64e15 ms, which a date can hold',
    ],
  ])('refuses %s = %s, and changes nothing', async (path, value, reason) => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    const before = seen(genesys)
    const wait = genesys.pushes.waitFor(() => false)
    expect(() => genesys.restore(spoilt(snapshot, path, value))).toThrow(
      expect.objectContaining({
        code: 'INVALID_SNAPSHOT',
        reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
        message: expect.stringMatching(
          /^Failed to restore the snapshot: .*\. Give what snapshot\(\) returned, of this version of the package\. Nothing was changed\.$/,
        ),
      }),
    )
    expect(seen(genesys)).toEqual(before)
    expect(genesys.snapshot()).toEqual(snapshot)
    genesys.reset()
    await expect(wait).rejects.toThrow()
  })

  test.each([
    [undefined, 'snapshot: expected plain JSON'],
    [null, 'snapshot: expected an object, got null'],
    ['text', 'snapshot: expected an object, got a text'],
    [[], 'snapshot: expected an object, got an array'],
    [{}, 'version: missing'],
  ])('refuses %j, which is no snapshot', (value, reason) => {
    expect(() => mockAlone().restore(value as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_SNAPSHOT', reason }),
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

  test('keeps what clients called their fields, whatever that is', async () => {
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

describe('what a mock has come to is always taken back', () => {
  test.each<[string, (genesys: GenesysMock) => unknown]>([
    [
      'rows of a chat that never was',
      ({ db }) => [db.event, db.file, db.job, db.push].map((table) => table.create({ chatId: 'nobody' })),
    ],
    ['what was left of a chat', ({ db }) => db.session.delete({ where: { nickname: { equals: 'Leo' } } })],
    [
      'a key that clients may not send',
      ({ db }) => db.session.updateMany({ data: { userData: JSON.parse('{"__proto__":"x"}') } }),
    ],
    [
      'attributes as deep as they may be',
      async (genesys) => {
        const [chatId] = genesys.sessions.keys()
        const attributes = '{"a":'.repeat(98) + 0 + '}'.repeat(98)
        await genesys.fetch(
          new Request(`http://gms.test/genesys/2/mock/chat/aura/${chatId}/send`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: `[{"from":{"type":"Agent"},"type":"Message","eventAttributes":${attributes}}]`,
          }),
        )
        expect(genesys.db.event.getAll().at(-1)?.eventAttributes).not.toBeNull()
      },
    ],
    [
      'faults of every form',
      ({ faults }) =>
        faults.add([
          {
            operation: 'send',
            chatId: 'somebody',
            nth: 2,
            times: 3,
            respond: { http: 503, body: 'x' },
            delay: 5,
          },
          { times: 'always', respond: { statusCode: 2, code: 240 } },
          { respond: { networkError: true } },
          { operation: 'push', duplicate: true },
        ]),
    ],
    [
      'answers that are no objects',
      (genesys) => genesys.fetch(new Request('http://gms.test/genesys/2/mock/sessions')),
    ],
  ])('%s', async (_, come) => {
    const genesys = await begun()
    await come(genesys)
    const before = seen(genesys)
    const snapshot = genesys.snapshot()
    genesys.restore(JSON.parse(JSON.stringify(snapshot)))
    expect(seen(genesys)).toEqual(before)
    expect(genesys.snapshot()).toEqual(snapshot)
  })
})
