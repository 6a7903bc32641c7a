import { afterEach, describe, expect, test, vi } from 'vitest'
import { createGenesysMock, systemClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { type TimeKeeper, timeKeepers, told } from './stories'

const theDefault = [
  '1 +0 Ana#1 ParticipantJoined',
  '2 +1000 system#2 ParticipantJoined',
  '3 +2000 system#2 Message You have approximately 15 minutes to be attended',
  '4 +3000 system#2 Message Soon one of our agents will attend you personally',
  '5 +4000 agent1#3 ParticipantJoined',
  '6 +5000 agent1#3 Message Hello, I am an Agent, how can I help you?',
]

describe.each(timeKeepers)('with $name', (time: TimeKeeper) => {
  afterEach(() => time.end())

  test('one step of five seconds plays the whole default profile', async () => {
    const { genesys } = mockWithServer(time.begin())
    const { chatId } = await start(genesys)
    await time.pass(genesys, 5_000)
    await genesys.settled()
    expect(told(genesys.sessions.get(chatId).messages)).toEqual(theDefault)
    expect(genesys.pushes.all().map(({ event, status }) => [event.index, status])).toEqual(
      [2, 3, 4, 5, 6].map((index) => [index, 'captured']),
    )
    expect(genesys.scheduler.pending()).toEqual([])
  })

  test('steps of any length make no difference', async () => {
    const { genesys } = mockWithServer(time.begin())
    const { chatId } = await start(genesys)
    for (const step of [1, 998, 1, 0, 2_500, 1_499, 1, 60_000]) await time.pass(genesys, step)
    await genesys.settled()
    expect(told(genesys.sessions.get(chatId).messages)).toEqual(theDefault)
  })

  test('several chats keep apart and in order', async () => {
    const { genesys } = mockWithServer(time.begin())
    const first = await start(genesys)
    await time.pass(genesys, 1_500)
    const second = await start(genesys)
    await time.pass(genesys, 60_000)
    await genesys.settled()
    for (const { chatId } of [first, second]) {
      expect(told(genesys.sessions.get(chatId).messages)).toEqual(theDefault)
      expect(genesys.pushes.of(chatId).map(({ event }) => event.index)).toEqual([2, 3, 4, 5, 6])
    }
  })

  test('what is due at the same moment happens in the order in which it was scheduled', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']
    const profile = sayingProfile('default', 'https://bot.test/', ...texts)
    for (const message of profile.settings.chat.autoMessages.slice(1)) message.timeout = 0
    const { genesys } = mockWithServer({ ...time.begin(), profiles: [profile] })
    const { chatId } = await start(genesys)
    await time.pass(genesys, 1_000)
    await genesys.settled()
    expect(
      genesys.sessions
        .get(chatId)
        .messages.slice(1)
        .map(({ text }) => text),
    ).toEqual(texts)
  })

  test('a timeout longer than any timer is not cut short', async () => {
    const profile = sayingProfile('default', 'https://bot.test/', 'one', 'two')
    const month = 2_147_483
    for (const message of profile.settings.chat.autoMessages) message.timeout = month
    const { genesys } = mockWithServer({ ...time.begin(), profiles: [profile] })
    const { chatId } = await start(genesys)
    await time.pass(genesys, 2 * month * 1_000 - 1)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(2)
    await time.pass(genesys, 1)
    await genesys.settled()
    expect(genesys.sessions.get(chatId).messages).toHaveLength(3)
  })

  test('neither is a wait longer than any timer', async () => {
    const profile = sayingProfile('default', 'https://bot.test/', 'cancelled', 'kept')
    const month = 2_147_483
    for (const message of profile.settings.chat.autoMessages) message.timeout = month
    const { genesys } = mockWithServer({ ...time.begin(), profiles: [profile] })
    const { chatId } = await start(genesys)
    genesys.scheduler.cancel('job-1')
    await time.pass(genesys, 2 * month * 1_000 - 1)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(1)
    await time.pass(genesys, 1)
    await genesys.settled()
    expect(genesys.sessions.get(chatId).messages).toHaveLength(2)
  })
})

test("with the system's own time, the same events come in the same order, at the same distances", async () => {
  const profile = sayingProfile('default', 'https://bot.test/', 'one', 'two', 'three')
  for (const message of profile.settings.chat.autoMessages) message.timeout = 0.02
  const { genesys } = mockWithServer({ clock: systemClock(), profiles: [profile] })
  const { chatId } = await start(genesys)
  await genesys.pushes.waitFor(({ event }) => event.text === 'three')
  expect(told(genesys.sessions.get(chatId).messages)).toEqual([
    '1 +0 Ana#1 ParticipantJoined',
    '2 +20 agent#2 Message one',
    '3 +40 agent#2 Message two',
    '4 +60 agent#2 Message three',
  ])
})

describe('the timer', () => {
  test('is one at most, whatever is due', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone({ profiles: [sayingProfile('default', 'https://bot.test/', 'one', 'two')] })
    expect(vi.getTimerCount()).toBe(0)
    for (let chat = 0; chat < 20; chat += 1) await start(genesys)
    expect(genesys.scheduler.pending()).toHaveLength(40)
    expect(vi.getTimerCount()).toBe(1)
  })

  test('is gone when nothing is due any more: after an end, a removal, a reset, a disposal', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone()
    for (const end of [
      (chatId: string) => genesys.sessions.remove(chatId),
      (chatId: string) => genesys.db.job.deleteMany({ where: { chatId: { equals: chatId } } }),
      () => genesys.sessions.remove(),
      () => genesys.reset(),
      () => genesys.dispose(),
    ]) {
      const { chatId } = await start(genesys)
      expect(vi.getTimerCount()).toBe(1)
      end(chatId)
      expect(vi.getTimerCount()).toBe(0)
    }
  })

  test('obeys fake timers installed after the mock was made, and after the chat was opened', async () => {
    const genesys = createGenesysMock()
    vi.useFakeTimers()
    const { chatId } = await start(genesys)
    vi.advanceTimersByTime(5_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
    genesys.dispose()
  })

  test('moves to fake timers that come after it, as soon as the mock is used again', async () => {
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    vi.useFakeTimers()
    await genesys.settled()
    await vi.advanceTimersByTimeAsync(6_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
  })

  test('that fake timers took away with them does not hold up the chats to come', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone({ profiles: [sayingProfile('default', 'http://127.0.0.1:2/', 'Hi')] })
    await start(genesys)
    vi.useRealTimers()
    vi.useFakeTimers()
    const { chatId } = await start(genesys)
    vi.advanceTimersByTime(1_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(2)
  })

  test('comes back with a new chat after fake timers took it away', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone()
    await start(genesys)
    vi.useRealTimers()
    genesys.reset()
    vi.useFakeTimers()
    const { chatId } = await start(genesys)
    vi.advanceTimersByTime(5_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
  })

  test('that was cancelled but could not be cleared is not heard', () => {
    const callbacks: (() => void)[] = []
    vi.stubGlobal('setTimeout', (callback: () => void) => callbacks.push(callback))
    vi.stubGlobal('clearTimeout', () => {})
    let calls = 0
    const timer = () => {
      calls += 1
    }
    const cancel = systemClock().setTimer(timer, 1)
    systemClock().setTimer(timer, 1)
    cancel()
    for (const callback of callbacks) callback()
    expect(calls).toBe(1)
  })
})

test('a scripted story counts from its first event, however much time passes meanwhile', async () => {
  let calls = 0
  const clock = { now: () => 1_000 + calls++, setTimer: () => () => {} }
  const genesys = mockAlone({ clock, profiles: [sayingProfile('default', 'http://127.0.0.1:2/', 'Hi')] })
  const { chatId } = await start(genesys)
  const [first] = genesys.sessions.get(chatId).messages
  expect(genesys.scheduler.pending()[0]?.dueAt).toBe((first?.utcTime ?? 0) + 1_000)
})

test('time never runs backwards in a transcript', async () => {
  vi.useFakeTimers({ now: 10_000 })
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  vi.setSystemTime(5_000)
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  expect(genesys.sessions.get(chatId).messages.map(({ utcTime }) => utcTime)).toEqual([10_000, 10_000])
})

test('what was due before a request has happened before it, however late its timer', async () => {
  let now = 0
  const genesys = mockAlone({
    clock: { now: () => now, setTimer: () => () => {} },
    profiles: [sayingProfile('default', 'http://127.0.0.1:2/', 'due at one second')],
  })
  const { chatId, secureKey } = await start(genesys)
  now = 3_000
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'sent at three' })
  expect(
    genesys.sessions
      .get(chatId)
      .messages.slice(1)
      .map(({ text, utcTime }) => [text, utcTime]),
  ).toEqual([
    ['due at one second', 1_000],
    ['sent at three', 3_000],
  ])
})
