import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createGenesysMock, type GenesysMock, type ScheduledEvent } from '../../src/index'
import { call, optionsAt, receive, seen } from './full-story'

type Step = (genesys: GenesysMock) => unknown

/** A chat to do something in; there may be none. */
const chat = fc.nat({ max: 3 })
const text = fc.constantFrom('Hi', 'this will fail', '')

const keysOf = ({ db }: GenesysMock, place: number) => {
  const sessions = db.session.getAll()
  return sessions[place % Math.max(1, sessions.length)] ?? { chatId: 'nobody', secureKey: 'x' }
}

const step = <Details>(title: string, details: fc.Arbitrary<Details>, run: (details: Details) => Step) =>
  details.map(
    (drawn): Step => Object.assign(run(drawn), { toString: () => `${title} ${JSON.stringify(drawn)}` }),
  )

const starts = step(
  'start',
  fc.constantFrom('busy', 'default', 'unknown'),
  (profile) => (genesys) => call(genesys, 'chat/aura', { nickname: 'Ana', profile }),
)

const requests = step(
  'request',
  fc.tuple(
    fc.constantFrom('send', 'refresh', 'updateData', 'updateNickname', 'startTyping', 'disconnect'),
    chat,
    text,
  ),
  ([operation, place, message]) =>
    (genesys) => {
      const { chatId, secureKey } = keysOf(genesys, place)
      const form = { secureKey, message, nickname: 'Zoë', 'userData[k]': message }
      return call(genesys, `chat/aura/${chatId}/${operation}`, form)
    },
)

const event: fc.Arbitrary<ScheduledEvent> = fc.record({
  from: fc.record({
    type: fc.constantFrom('Agent', 'External', 'Supervisor'),
    nickname: fc.constantFrom('Eva', 'Leo'),
  }),
  type: fc.constantFrom('ParticipantJoined', 'Message', 'ParticipantLeft'),
  text,
  timeout: fc.constantFrom(0, 0.5, 3, 30),
})

const plays = step(
  'play',
  fc.tuple(chat, fc.array(event, { minLength: 1, maxLength: 3 })),
  ([place, events]) =>
    async (genesys) => {
      const { chatId } = keysOf(genesys, place)
      const body = JSON.stringify(events)
      const headers = { 'content-type': 'application/json' }
      const url = `http://gms.test/genesys/2/mock/chat/aura/${chatId}/send`
      await genesys.fetch(new Request(url, { method: 'POST', headers, body }))
    },
)

const passes = step(
  'pass',
  fc.constantFrom(0, 1, 500, 900, 4_000, 25_000),
  // What is on its way comes home first, or the clock would get ahead of it now and then.
  (milliseconds) => (genesys) => genesys.settled().then(() => genesys.advance(milliseconds)),
)

const others: Record<string, Step> = {
  pause: ({ scheduler }) => scheduler.pause(),
  resume: ({ scheduler }) => scheduler.resume(),
  runNext: ({ scheduler }) => scheduler.runNext(),
  cancel: ({ scheduler }) =>
    scheduler
      .pending()
      .slice(0, 1)
      .map(({ id }) => scheduler.cancel(id)),
  remove: ({ sessions }) =>
    sessions
      .keys()
      .slice(0, 1)
      .map((chatId) => sessions.remove(chatId)),
  file: ({ db, sessions }) => sessions.keys().map((chatId) => db.file.create({ chatId })),
  reorder: ({ faults }) => faults.add({ operation: 'push', nth: 2, reorder: true }),
  duplicate: ({ faults }) => faults.add({ operation: 'push', duplicate: true }),
  drop: ({ faults }) => faults.add({ operation: 'push', nth: 3, drop: true }),
  fail: ({ faults }) => faults.add({ nth: 2, times: 2, respond: { http: 503 } }),
  spoil: ({ faults }) => faults.add({ operation: 'refresh', times: 'always', respond: { spoil: 'noIndex' } }),
  deleteChat: ({ db }) => db.session.delete({ where: { nickname: { equals: 'Zoë' } } }),
  profile: ({ profiles }) =>
    profiles.set({ profile: 'default', settings: { chat: { flexDisconnectTimeout: 3 } } }),
  resetProfiles: ({ profiles }) => profiles.reset(),
}
const controls = step(
  'control',
  fc.constantFrom(...Object.keys(others)),
  (name) => (genesys) => others[name]?.(genesys),
)

const story = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: starts },
    { weight: 5, arbitrary: requests },
    { weight: 3, arbitrary: plays },
    { weight: 4, arbitrary: passes },
    { weight: 2, arbitrary: controls },
  ),
  { minLength: 1, maxLength: 40, size: 'max' },
)

async function tell(genesys: GenesysMock, steps: readonly Step[]): Promise<void> {
  for (const each of steps) await each(genesys)
}

test('a story has the same end wherever it is cut by a snapshot, restored in another mock', {
  timeout: 60_000,
}, async () => {
  vi.stubGlobal('fetch', receive)
  const cutting = fc.asyncProperty(starts, story, fc.nat({ max: 40 }), async (first, steps, at) => {
    const whole = createGenesysMock(optionsAt(0, 's'))
    await tell(whole, [first, ...steps])
    await whole.settled()

    const original = createGenesysMock(optionsAt(0, 's'))
    await tell(original, [first, ...steps.slice(0, at)])
    const snapshot = JSON.parse(JSON.stringify(original.snapshot()))
    original.dispose()
    const other = createGenesysMock(optionsAt(snapshot.takenAt, 'another'))
    other.restore(snapshot)
    await tell(other, steps.slice(at))
    await other.settled()

    expect(seen(other)).toEqual(seen(whole))
    expect(other.snapshot()).toEqual(whole.snapshot())
    for (const genesys of [whole, other]) genesys.dispose()
  })
  await fc.assert(cutting, { numRuns: Number(process.env.PROPERTY_RUNS ?? 60) })
})
