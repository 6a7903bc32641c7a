import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { GenesysMockOptions } from '../../src/index'
import { manualClock, systemClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { receiverAnswering, url } from '../push/failing-receiver'
import { beginning, datedTimeKeepers, type TimeKeeper, told } from './stories'

const hour = 3_600_000
const year = 8_760 * hour
const eve = Date.parse('2024-12-24T23:00Z')
const second = 1_000

function begin(keeper: TimeKeeper): GenesysMockOptions {
  const options = keeper.begin()
  onTestFinished(() => keeper.end())
  return options
}

describe.each(datedTimeKeepers)('on $name', (keeper) => {
  test.each([
    ['a year back', beginning - year],
    ['a second back', beginning - second],
    ['two hours on', beginning + 2 * hour],
  ])('a chat goes on when the date is set %s', async (_, date) => {
    const { genesys } = mockWithServer(begin(keeper))
    const { chatId, secureKey } = await start(genesys)
    keeper.setDate?.(date)
    await genesys.advance(5_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
    expect(genesys.pushes.of(chatId).map(({ status }) => status)).toEqual(Array(5).fill('captured'))
    const { utcTime } = genesys.sessions.get(chatId).messages.at(-1) ?? {}
    expect(utcTime).toBe(Math.max(date + 5_000, date > beginning ? 0 : beginning))
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
    await genesys.settled()
  })

  test('so do replies, idle and silence timers, and what an agent types', async () => {
    const chat = {
      replies: [{ when: { event: 'Message' as const }, messages: [says('reply', 2)] }],
      idle: { alert: 20, close: 5 },
      flexDisconnectTimeout: 60,
    }
    const genesys = mockAlone({
      ...begin(keeper),
      profiles: [{ profile: 'default', settings: { chat } }],
    })
    const { chatId, secureKey } = await start(genesys)
    keeper.setDate?.(beginning - year)
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    await genesys.advance(1_999)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(2)
    await genesys.advance(1)
    expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({ text: 'reply' })
    keeper.setDate?.(beginning - 2 * year)
    const eva = await genesys.agent(chatId, { nickname: 'Eva' }).join()
    await eva.type('typed', { pause: 3 })
    await genesys.advance(3_000)
    expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({ text: 'typed' })
    keeper.setDate?.(beginning - 3 * year)
    await genesys.advance(25_000)
    expect(genesys.sessions.get(chatId)).toMatchObject({ state: 'ended', endReason: 'idle' })
    const silent = await start(genesys)
    keeper.setDate?.(beginning - 4 * year)
    genesys.db.job.deleteMany({ where: { kind: { equals: 'idle' } } })
    await genesys.advance(60_000)
    expect(genesys.sessions.get(silent.chatId)).toMatchObject({ endReason: 'silence' })
  })

  test('so do waits, held-back responses, retries and timeouts of pushes', async () => {
    const receiver = receiverAnswering(500, 0)
    const { genesys } = mockWithServer(
      {
        ...begin(keeper),
        profiles: [sayingProfile('default', url, 'one')],
        push: { retries: 2, retryDelay: 2_000, timeout: 3_000 },
      },
      receiver.handler,
    )
    const { chatId, secureKey } = await start(genesys)
    await genesys.advance(1_000)
    keeper.setDate?.(beginning - year)
    await genesys.advance(2_000)
    expect(genesys.pushes.all()).toMatchObject([{ status: 'pending', attempts: 2 }])
    keeper.setDate?.(beginning - 2 * year)
    expect(await genesys.waitFor.push('one')).toMatchObject({ status: 'delivered', attempts: 3 })
    genesys.faults.add({ operation: 'send', delay: 4_000 })
    const response = callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    await genesys.waitFor.request('send')
    keeper.setDate?.(beginning - 3 * year)
    await genesys.advance(4_000)
    expect(await response).toMatchObject({ statusCode: 0 })
    keeper.setDate?.(beginning - 4 * year)
    await expect(genesys.waitFor.message('never', { timeout: 700 })).rejects.toMatchObject({
      code: 'WAIT_TIMED_OUT',
    })
  })

  test('and a transcript never goes back', async () => {
    const genesys = mockAlone(begin(keeper))
    const { chatId } = await start(genesys)
    for (const date of [beginning - hour, beginning + hour, beginning - year]) {
      keeper.setDate?.(date)
      await genesys.advance(1_500)
    }
    const times = genesys.sessions.get(chatId).messages.map(({ utcTime }) => utcTime)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times).toHaveLength(5)
  })
})

const says = (text: string, timeout: number) => ({
  from: { type: 'Agent' as const },
  type: 'Message' as const,
  text,
  timeout,
})

test('Christmas Eve, set in the middle of a chat', async () => {
  vi.useFakeTimers()
  const { genesys } = mockWithServer()
  await start(genesys)
  vi.setSystemTime(eve)
  await genesys.advance(5_000)
  expect(genesys.pushes.all().map(({ status }) => status)).toEqual(Array(5).fill('captured'))
})

describe('a date that', () => {
  test('is not faked along with the timers does not stop the time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    vi.advanceTimersByTime(5_000)
    expect(told(genesys.sessions.get(chatId).messages).map((line) => line.split(' ')[1])).toEqual([
      '+0',
      '+1000',
      '+2000',
      '+3000',
      '+4000',
      '+5000',
    ])
  })

  test('is frozen while the timers go on does not, either', async () => {
    vi.useFakeTimers()
    vi.spyOn(Date, 'now').mockReturnValue(eve)
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    await genesys.waitFor.message(/^Hello/)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
    vi.restoreAllMocks()
  })

  test('is frozen in real time does not, either', async () => {
    const genesys = mockAlone({ clock: systemClock({ scale: 0.01 }) })
    vi.setSystemTime(eve)
    const { chatId } = await start(genesys)
    await genesys.waitFor.message(/^Hello/)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
  })

  test('lies before 1970 is a date like any other', async () => {
    const clock = manualClock({ now: -10_000 })
    const genesys = mockAlone({ clock })
    const { chatId } = await start(genesys)
    await genesys.advance(5_000)
    expect(genesys.sessions.get(chatId).messages.map(({ utcTime }) => utcTime)).toEqual([
      -10_000, -9_000, -8_000, -7_000, -6_000, -5_000,
    ])
    genesys.restore(JSON.parse(JSON.stringify(genesys.snapshot())))
    expect(genesys.sessions.get(chatId).createdAt).toBe(-10_000)
  })

  test('an hour back on the machine itself keeps nothing waiting', async () => {
    const genesys = mockAlone({ clock: systemClock({ scale: 0.01 }) })
    const { chatId } = await start(genesys)
    const { now } = Date
    vi.spyOn(Date, 'now').mockImplementation(() => now.call(Date) - hour)
    await genesys.waitFor.message(/^Hello/)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
    vi.restoreAllMocks()
  })
})

describe('clocks that come and go in the middle of a chat', () => {
  const untilDefaultIsOver = ['ParticipantJoined', 'ParticipantJoined', 'Message', 'Message']

  test('fake timers of 2020 after real time', async () => {
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    vi.useFakeTimers({ now: Date.parse('2020-01-01') })
    await genesys.advance(3_000)
    expect(genesys.sessions.get(chatId).messages.map(({ type }) => type)).toEqual(untilDefaultIsOver)
    await genesys.advance(60_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
  })

  test('real time after fake timers of 2050', async () => {
    vi.useFakeTimers({ now: Date.parse('2050-01-01') })
    const profile = sayingProfile('default', 'http://127.0.0.1:2/', 'one', 'two')
    for (const message of profile.settings.chat.autoMessages) message.timeout = 0.05
    const genesys = mockAlone({ profiles: [profile] })
    const { chatId } = await start(genesys)
    await genesys.advance(50)
    vi.useRealTimers()
    await genesys.waitFor.message('two')
    expect(genesys.sessions.get(chatId).messages.map(({ text }) => text)).toEqual([undefined, 'one', 'two'])
  })

  test('a second fake clock with an earlier date', async () => {
    vi.useFakeTimers({ now: eve })
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    await genesys.advance(2_500)
    vi.useRealTimers()
    vi.useFakeTimers({ now: eve - year })
    await genesys.advance(499)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(3)
    await genesys.advance(1)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(4)
    await genesys.advance(60_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
  })
})

describe('timers that were all cleared', () => {
  test.each(datedTimeKeepers.filter(({ clear }) => clear))('do not hold up a wait: $name', async (keeper) => {
    const { genesys } = mockWithServer(begin(keeper))
    await start(genesys)
    keeper.clear?.()
    expect(await genesys.waitFor.push(/^Hello/)).toMatchObject({ status: 'captured' })
    await start(genesys)
    keeper.clear?.()
    expect(await genesys.waitFor.message('Hello, I am an Agent, how can I help you?')).toBeDefined()
    keeper.clear?.()
    await expect(genesys.waitFor.message('never')).rejects.toMatchObject({ code: 'WAIT_TIMED_OUT' })
  })
})
