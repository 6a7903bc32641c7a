import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import {
  type GenesysMock,
  type GenesysMockOptions,
  manualClock,
  type ReplyFunction,
  type Snapshot,
} from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'

const now = 1_700_000_000_000
const make = (options: GenesysMockOptions = {}): GenesysMock =>
  mockAlone({ clock: manualClock({ now }), seed: 'snapshot', ...options })
const throughJson = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot))

/** All that can be seen of a mock. */
const seen = ({ db, sessions, profiles, scheduler, pushes, requests, warnings }: GenesysMock) => ({
  tables: Object.values(db).map((table) => table.getAll()),
  sessions: sessions.list(),
  stats: sessions.stats(),
  profiles: profiles.list(),
  pending: scheduler.pending(),
  pushes: pushes.all(),
  requests: requests.all(),
  warnings,
})

/** A mock in which there is something of everything. */
async function fill(genesys: GenesysMock): Promise<void> {
  const { chatId, secureKey } = await start(genesys)
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await callMock(genesys, `/genesys/2/chat/aura/nobody/send`, { secureKey, message: 'Hi' })
  await genesys.advance(2_000)
  genesys.profiles.set({ profile: 'new', settings: { chat: { idle: { alert: 20, close: 10 } } } })
  const ana = await genesys
    .agent((await start(genesys, { profile: 'new' })).chatId, { nickname: 'Ana' })
    .join()
  await ana.sendFile({ name: 'a.txt', content: 'hello' })
  await ana.type('Just a moment', { pause: 5 })
  // The next send is its second.
  genesys.faults.add({ operation: 'send', nth: 2, respond: { http: 503 } })
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hello?' })
}

/** The same things done to any mock that knows the same chats. */
async function goOn(genesys: GenesysMock) {
  await genesys.advance(1_500)
  for (const { chatId, secureKey } of genesys.sessions.list()) {
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Still here' })
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey: 'wrong', message: 'Hi' })
  }
  await start(genesys)
  await genesys.advance(60_000)
  await genesys.settled()
  return seen(genesys)
}

describe('a snapshot', () => {
  test('is plain JSON', async () => {
    const genesys = make()
    await fill(genesys)
    const snapshot = genesys.snapshot()
    expect(throughJson(snapshot)).toStrictEqual(snapshot)
    expect(snapshot).toMatchObject({ version: 1, takenAt: now + 2_000, paused: false })
    expect(Object.values(snapshot.tables).every((rows) => rows.length > 0)).toBe(true)
  })

  test('shares nothing with the mock, nor the mock with it', async () => {
    const genesys = make()
    await fill(genesys)
    const snapshot = genesys.snapshot()
    const before = seen(genesys)
    for (const row of snapshot.tables.session) row.userData.k = 'changed'
    expect(seen(genesys)).toEqual(before)
    const untouched = throughJson(snapshot)
    genesys.restore(snapshot)
    await goOn(genesys)
    expect(snapshot).toEqual(untouched)
  })

  test.each<[string, GenesysMockOptions]>([
    ['the same seed', {}],
    ['another seed', { seed: 5 }],
    ['no seed', { seed: undefined }],
  ])('restored into a mock with %s goes on as the first one does', async (_, options) => {
    const genesys = make()
    await fill(genesys)
    const snapshot = throughJson(genesys.snapshot())
    const other = make({ ...options, clock: manualClock({ now: now + 2_000 }) })
    await start(other)
    other.restore(snapshot)
    expect(seen(other)).toEqual(seen(genesys))
    expect(await goOn(other)).toEqual(await goOn(genesys))
  })

  test('restored into the mock it is of undoes what came after', async () => {
    const genesys = make()
    await fill(genesys)
    const before = seen(genesys)
    const snapshot = genesys.snapshot()
    await callMock(genesys, '/genesys/2/chat/aura', { nickname: 'Eva' })
    genesys.sessions.remove(genesys.sessions.keys()[0])
    genesys.profiles.reset()
    genesys.restore(snapshot)
    expect(seen(genesys)).toEqual(before)
  })

  test('restored in another process is the same', async () => {
    const genesys = make()
    await fill(genesys)
    const snapshot = JSON.stringify(genesys.snapshot())
    const script = `
      import { createGenesysMock, manualClock } from './src/index.ts'
      const genesys = createGenesysMock({ clock: manualClock({ now: ${now + 2_000} }) })
      genesys.restore(JSON.parse(await new Response(process.stdin).text()))
      await genesys.advance(4_000)
      console.log(JSON.stringify([genesys.sessions.list(), genesys.snapshot().ids]))
      genesys.dispose()`
    const output = execFileSync('npx', ['tsx', '--input-type=module', '-e', script], { input: snapshot })
    await genesys.advance(4_000)
    expect(JSON.parse(output.toString())).toEqual([genesys.sessions.list(), genesys.snapshot().ids])
  }, 60_000)

  test('of a mock without a seed goes on counting', async () => {
    const genesys = make({ seed: undefined })
    await start(genesys)
    const snapshot = genesys.snapshot()
    expect(snapshot.ids.generators).toBeNull()
    const other = make({ seed: 1 })
    other.restore(snapshot)
    const [first, second] = [await start(genesys), await start(other)]
    expect(first.chatId).not.toBe(second.chatId)
    expect(other.requests.all().map(({ id }) => id)).toEqual(['request-1', 'request-2'])
    other.reset()
    expect((await start(other)).chatId).toBe((await start(make({ seed: 1 }))).chatId)
  })
})

describe('a profile that replies by a function', () => {
  const replies: ReplyFunction = ({ text }) => `${text}?`
  const profiles = [{ profile: 'echo', settings: { chat: { replies } } }]
  const begin = async () => {
    const genesys = make({ profiles })
    const { chatId, secureKey } = await start(genesys, { profile: 'echo' })
    return { chatId, secureKey, snapshot: throughJson(genesys.snapshot()) }
  }
  const expectEcho = async (
    genesys: GenesysMock,
    { chatId, secureKey }: { chatId: string; secureKey: string },
  ) => {
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    expect((await genesys.waitFor.message('Hi?')).from.type).toBe('Agent')
  }

  test('gets that of the profile that the mock was made with', async () => {
    const { snapshot, ...chat } = await begin()
    const other = make({ profiles })
    other.profiles.set({ profile: 'echo', settings: { chat: {} } })
    other.restore(snapshot)
    await expectEcho(other, chat)
    expect((await start(other, { profile: 'echo' })).chatId).not.toBe(chat.chatId)
  })

  test('gets that of the profile that the mock has by now', async () => {
    const { snapshot, ...chat } = await begin()
    const other = make()
    other.profiles.set(profiles)
    other.restore(snapshot)
    await expectEcho(other, chat)
  })

  test('is refused where there is none', async () => {
    const { snapshot } = await begin()
    const other = make()
    expect(() => other.restore(snapshot)).toThrow(
      `Failed to restore the snapshot: tables.profile[1].settings.chat.replies: the profile "echo" replies by a function, which a snapshot can't hold. Make the mock with a profile of that name that has the function. Nothing was changed.`,
    )
  })
})

describe('time', () => {
  test('that was left is left, on whichever clock', async () => {
    const genesys = make()
    const { chatId } = await start(genesys)
    await genesys.advance(1_500)
    const snapshot = genesys.snapshot()
    const clock = manualClock({ now: now + 1_000_000 })
    const other = make({ clock })
    other.restore(snapshot)
    const transcript = genesys.sessions.get(chatId).messages
    expect(other.sessions.get(chatId).messages).toEqual(transcript)
    expect(other.scheduler.pending().map(({ dueAt }) => dueAt - clock.now())).toEqual([
      500, 1_500, 2_500, 3_500,
    ])
    await other.advance(500)
    expect(other.sessions.get(chatId).messages.at(-1)).toMatchObject({ index: 3, utcTime: now + 1_000_500 })
  })

  test('never goes back in a transcript', async () => {
    const genesys = make()
    const { chatId } = await start(genesys)
    await genesys.advance(1_500)
    const other = make({ clock: manualClock({ now: 0 }) })
    other.restore(genesys.snapshot())
    await other.advance(500)
    expect(other.sessions.get(chatId).messages.map(({ utcTime }) => utcTime)).toEqual([
      now,
      now + 1_000,
      now + 1_000,
    ])
  })

  test('stays paused where it was', async () => {
    const genesys = make()
    await start(genesys)
    genesys.scheduler.pause()
    const other = make()
    other.restore(genesys.snapshot())
    await other.advance(60_000)
    expect(other.sessions.last()?.messages).toHaveLength(1)
    other.scheduler.resume()
    expect(other.sessions.last()?.messages).toHaveLength(6)
  })

  test('runs for jobs that are restored: they can be run and cancelled', async () => {
    const genesys = make()
    await start(genesys)
    genesys.restore(genesys.snapshot())
    expect(genesys.scheduler.runNext()?.event.type).toBe('ParticipantJoined')
    for (const { id } of genesys.scheduler.pending()) genesys.scheduler.cancel(id)
    await genesys.advance(10_000)
    expect(genesys.sessions.last()?.messages).toHaveLength(2)
  })
})

describe('what was under way', () => {
  test('pushes that had not come home are sent again, in order; the others are not', async () => {
    const received: unknown[] = []
    const receiver = http.post('https://push.test/', async ({ request }) => {
      const body = await request.json()
      received.push(body && typeof body === 'object' && body.nextPosition)
      // The second never comes home.
      return received.length === 2 ? new Promise<never>(() => {}) : new HttpResponse(null, { status: 204 })
    })
    const profiles = [{ profile: 'default', settings: { chat: { pushUrl: 'https://push.test/' } } }]
    const { genesys } = mockWithServer({ clock: manualClock({ now }), profiles }, receiver)
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    await genesys.settled()
    await ana.say('one')
    await ana.say('two')
    await genesys.advance(0)
    expect(received).toEqual([3, 4])
    expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered', 'pending', 'pending'])

    genesys.restore(genesys.snapshot())
    await genesys.settled()
    expect(received).toEqual([3, 4, 4, 5])
    expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  test('waits are cancelled, and a request that is being read comes too late', async () => {
    const genesys = make()
    const { chatId, secureKey } = await start(genesys)
    const waiting = expect(genesys.waitFor.push('never')).rejects.toMatchObject({ code: 'WAIT_CANCELLED' })
    const snapshot = genesys.snapshot()
    const answer = callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    genesys.restore(snapshot)
    await waiting
    expect(await answer).toMatchObject({ errors: [{ code: 503 }] })
    expect(genesys.sessions.get(chatId).messages).toHaveLength(1)
  })

  test('listeners stay, and are not told of what is restored', async () => {
    const genesys = make()
    await fill(genesys)
    const heard: string[] = []
    for (const name of ['session', 'event', 'request', 'push', 'job', 'warning'] as const)
      genesys.on(name, () => heard.push(name))
    genesys.restore(genesys.snapshot())
    expect(heard).toEqual([])
    await start(genesys)
    expect(heard).toContain('event')
  })

  test('files can still be downloaded', async () => {
    const genesys = make()
    await fill(genesys)
    const other = make()
    other.restore(throughJson(genesys.snapshot()))
    const [file] = other.db.file.getAll()
    const { secureKey = '' } = other.sessions.get(file?.chatId ?? '')
    const path = `/genesys/2/chat/aura/${file?.chatId}/file/${file?.id}/download?secureKey=${secureKey}`
    const response = await other.fetch(new Request(`http://gms.test${path}`, { method: 'POST' }))
    expect(await response?.text()).toBe('hello')
  })
})

describe('what clients sent', () => {
  test('is taken back though it was refused', async () => {
    const genesys = make()
    await callMock(genesys, '/genesys/2/chat/aura', { nickname: 'Ana', 'userData[__proto__]': 'x' })
    await callMock(genesys, '/genesys/2/chat/aura?__proto__=x', { nickname: 'Ana' })
    const before = seen(genesys)
    genesys.restore(throughJson(genesys.snapshot()))
    expect(seen(genesys)).toEqual(before)
    expect(genesys.requests.all().map(({ error }) => error?.code)).toEqual(['INVALID_PARAMETER', undefined])
  })

  test('is taken back though it is as deep as it may be', async () => {
    const genesys = make()
    const { chatId } = await start(genesys)
    const attributes = '{"a":'.repeat(98) + 0 + '}'.repeat(98)
    const event = `{"from":{"type":"Agent"},"type":"Message","eventAttributes":${attributes}}`
    const url = `http://gms.test/genesys/2/mock/chat/aura/${chatId}/send`
    const headers = { 'content-type': 'application/json' }
    await genesys.fetch(new Request(url, { method: 'POST', headers, body: `[${event}]` }))
    const before = seen(genesys)
    genesys.restore(throughJson(genesys.snapshot()))
    expect(seen(genesys)).toEqual(before)
  })
})

test('a story that is cut anywhere by a snapshot has the same end', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('start' as const) }),
    fc.record({ do: fc.constant('advance' as const), milliseconds: fc.integer({ min: 0, max: 4_000 }) }),
    fc.record({
      do: fc.constant('send' as const),
      chat: fc.nat(3),
      text: fc.string({ minLength: 1, maxLength: 5 }),
    }),
    fc.record({ do: fc.constant('join' as const), chat: fc.nat(3) }),
    fc.record({ do: fc.constant('disconnect' as const), chat: fc.nat(3) }),
  )
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never
  const play = async (genesys: GenesysMock, steps: readonly Step[]): Promise<void> => {
    for (const each of steps) {
      await genesys.settled()
      const session = 'chat' in each ? genesys.sessions.list()[each.chat] : undefined
      const path = `/genesys/2/chat/aura/${session?.chatId}/${each.do}`
      if (each.do === 'start') await start(genesys)
      if (each.do === 'advance') await genesys.advance(each.milliseconds)
      if (!session) continue
      const secureKey = session.secureKey
      if (each.do === 'send') await callMock(genesys, path, { secureKey, message: each.text })
      if (each.do === 'disconnect') await callMock(genesys, path, { secureKey })
      if (each.do === 'join' && session.state === 'active')
        await genesys.agent(session.chatId, { nickname: `agent ${session.nextPosition}` }).join()
    }
    await genesys.settled()
  }
  const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.nat(12), async (steps, cut) => {
    const whole = make()
    await play(whole, steps)
    const clock = manualClock({ now })
    const first = make({ clock })
    await play(first, steps.slice(0, cut))
    const second = make({ clock, seed: 'other' })
    second.restore(throughJson(first.snapshot()))
    first.dispose()
    await play(second, steps.slice(cut))
    expect(seen(second)).toEqual(seen(whole))
    whole.dispose()
  })
  await fc.assert(property, { numRuns: 40 })
}, 60_000)

test('the same seed makes the same identifiers, and kinds do not disturb each other', async () => {
  const ids = async (seed: string | number, mistakes: number) => {
    const genesys = make({ seed })
    for (let count = 0; count < mistakes; count += 1)
      await callMock(genesys, '/genesys/2/chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' })
    await fill(genesys)
    return genesys.db.session.getAll().map(({ chatId, userId, secureKey }) => [chatId, userId, secureKey])
  }
  expect(await ids(7, 3)).toEqual(await ids(7, 0))
  expect(await ids('7', 0)).toEqual(await ids(7, 0))
  expect(await ids(8, 0)).not.toEqual(await ids(7, 0))
})
