import { HttpResponse, http } from 'msw'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type GenesysMock, type GenesysMockOptions, manualClock, systemClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { startReceiver } from '../push/receiver'
import { beginning, drivenTimeKeepers, timeKeepers } from '../time/stories'

const url = 'https://bot.test/'
const setUp = (options: GenesysMockOptions = { clock: manualClock({ now: 0 }) }) =>
  mockWithServer(
    { profiles: [sayingProfile('default', url, 'one', 'two')], ...options },
    http.post(url, () => new HttpResponse()),
  )
const call = (genesys: GenesysMock, chatId: string, operation: string, form: Record<string, string>) =>
  callMock(genesys, `/genesys/2/chat/aura/${chatId}/${operation}`, form)

/** Lets the event loop turn a few times, whoever fakes the timers. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(port1.close())
      port2.postMessage(null)
    })
  }
}

describe('genesys.waitFor.push', () => {
  test('resolves with what has come home already', async () => {
    const { genesys } = setUp()
    await start(genesys)
    await genesys.advance(2_000)
    expect(await genesys.waitFor.push('one')).toMatchObject({ status: 'delivered', sentAt: 1_000 })
  })

  test('resolves when it comes home, not when it is sent', async () => {
    const { genesys } = setUp()
    await start(genesys)
    const waiting = genesys.waitFor.push(({ event }) => event.text === 'two')
    await genesys.advance(2_000)
    expect(await waiting).toMatchObject({ status: 'delivered', event: { text: 'two' } })
  })

  test('is the same as genesys.pushes.waitFor', () => {
    const genesys = mockAlone()
    expect(genesys.pushes.waitFor).toBe(genesys.waitFor.push)
  })

  test('takes a text, a pattern, a predicate or nothing, and a chat', async () => {
    const { genesys } = setUp()
    const first = await start(genesys)
    const second = await start(genesys)
    const { push } = genesys.waitFor
    expect((await push(/^t/)).event.text).toBe('two')
    expect((await push()).event.text).toBe('one')
    expect((await push('two', { chatId: second.chatId })).chatId).toBe(second.chatId)
    expect((await push(undefined, { chatId: first.chatId })).chatId).toBe(first.chatId)
  })

  test('waits for a receiver that is a real server', async () => {
    const receiver = await startReceiver()
    const profile = sayingProfile('default', receiver.url, 'one', 'two')
    const genesys = mockAlone({ clock: manualClock(), profiles: [profile] })
    await start(genesys)
    expect(await genesys.waitFor.push('two')).toMatchObject({ status: 'delivered', httpStatus: 200 })
  })
})

describe('the other waits', () => {
  test('for a message of anybody', async () => {
    const { genesys } = setUp()
    const { chatId, secureKey } = await start(genesys)
    await call(genesys, chatId, 'send', { secureKey, message: 'Hi' })
    expect(await genesys.waitFor.message()).toMatchObject({ from: { type: 'Client' }, text: 'Hi' })
    expect(await genesys.waitFor.message('two', { chatId })).toMatchObject({ utcTime: 2_000 })
    expect(await genesys.waitFor.message(({ from }) => from.type === 'Agent')).toMatchObject({ text: 'one' })
  })

  test('for a request, whether it has come or is still to come', async () => {
    const { genesys } = setUp()
    const { chatId, secureKey } = await start(genesys)
    expect(await genesys.waitFor.request()).toMatchObject({ operation: 'requestChat' })
    const waiting = genesys.waitFor.request('send', ({ form }) => form.message === 'Hi', { chatId })
    await call(genesys, chatId, 'send', { secureKey, message: 'Hello' })
    await call(genesys, chatId, 'send', { secureKey, message: 'Hi' })
    expect(await waiting).toMatchObject({ form: { message: 'Hi' }, answer: { httpStatus: 200 } })
  })

  test('for the end of a chat', async () => {
    const { genesys } = setUp()
    const { chatId } = await start(genesys)
    const ana = await genesys.agent(chatId).join()
    const waiting = genesys.waitFor.end(chatId)
    await ana.leave({ endChat: true })
    expect(await waiting).toMatchObject({ chatId, state: 'ended', endReason: 'agent' })
    expect(await genesys.waitFor.end()).toEqual(await genesys.waitFor.end(chatId))
  })

  test('are refused where they would wait in vain, or for the wrong thing', async () => {
    const { genesys } = setUp()
    const { waitFor } = genesys
    const refused = (code: string) => expect.objectContaining({ code })
    expect(() => waitFor.end('nobody')).toThrow(refused('UNKNOWN_CHAT'))
    expect(() => waitFor.push(undefined, { chatId: 'nobody' })).toThrow(refused('UNKNOWN_CHAT'))
    for (const wanted of [{ type: 'Message' }, null, 5])
      for (const wait of [waitFor.push, waitFor.message])
        expect(() => Reflect.apply(wait, waitFor, [wanted])).toThrow(
          /^Failed to wait for a (push|message): wanted: expected a text, a RegExp or a function, got (Object|null|5)/,
        )
    expect(() => Reflect.apply(waitFor.request, waitFor, ['Send'])).toThrow(
      /^Failed to wait for a request: operation: expected one of requestChat, send, .*, got "Send"\. Correct this argument, or leave it out\.$/,
    )
  })
})

describe('time', () => {
  test.each(timeKeepers)('passes for whoever awaits, and no further than needed ($name)', async (keeper) => {
    const options = keeper.begin()
    onTestFinished(() => keeper.end())
    const { genesys } = setUp(options)
    await start(genesys)
    const push = await genesys.waitFor.push('one')
    expect(push.sentAt).toBe(beginning + 1_000)
    expect((options.clock ?? globalThis.Date).now()).toBe(beginning + 1_000)
    await genesys.waitFor.push('two')
    expect((options.clock ?? globalThis.Date).now()).toBe(beginning + 2_000)
  })

  test.each(timeKeepers)('runs out rather than stand still ($name)', async (keeper) => {
    const options = keeper.begin()
    onTestFinished(() => keeper.end())
    const genesys = mockAlone(options)
    await expect(genesys.waitFor.end(undefined, { timeout: 3_600_000 })).rejects.toMatchObject({
      code: 'WAIT_TIMED_OUT',
    })
    expect((options.clock ?? globalThis.Date).now()).toBe(beginning + 3_600_000)
  })

  test('does not pass as long as nobody awaits', async () => {
    const clock = manualClock({ now: 0 })
    const { genesys } = setUp({ clock })
    const waiting = genesys.waitFor.push('two', { timeout: 2_000 })
    await start(genesys)
    await genesys.settled()
    expect(clock.now()).toBe(0)
    await waiting
    expect(clock.now()).toBe(2_000)
  })

  test('passes by the option advanceTimers, where it is given', async () => {
    vi.useFakeTimers()
    const advanceTimers = vi.fn((milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds))
    const { genesys } = setUp({ advanceTimers })
    await start(genesys)
    await genesys.waitFor.push('one')
    expect(advanceTimers).toHaveBeenCalledWith(1_000)
  })

  test('is left alone, where it passes by itself', async () => {
    const profile = { profile: 'default', settings: { chat: { autoMessages: [hello] } } }
    const advanceTimers = vi.fn()
    const genesys = mockAlone({ profiles: [profile], advanceTimers })
    await start(genesys)
    await genesys.waitFor.message('Hello')
    expect(advanceTimers).not.toHaveBeenCalled()
  })

  test.each(timeKeepers)('does not pass while one thing causes the next ($name)', async (keeper) => {
    const options = keeper.begin()
    onTestFinished(() => keeper.end())
    const again = [{ when: { event: 'Message' }, messages: [hello] }] as const
    const profile = { profile: 'default', settings: { chat: { pushUrl: url, replies: again } } }
    let round = 0
    const say = () => {
      round += 1
      return call(genesys, chatId, 'send', { secureKey, message: `round ${round}` })
    }
    const { genesys } = mockWithServer(
      { ...options, profiles: [profile] },
      http.post(url, () => {
        // A bot that takes the push first, and then its time to answer.
        if (round < 8) void turns(20).then(say)
        return new HttpResponse()
      }),
    )
    const { chatId, secureKey } = await start(genesys)
    await say()
    const { utcTime } = await genesys.waitFor.message('round 8', { timeout: 1_000 })
    expect(utcTime).toBeLessThan(beginning + 20)
  })

  test.each(timeKeepers)('stays where one thing caused the next ($name)', async (keeper) => {
    const options = keeper.begin()
    onTestFinished(() => keeper.end())
    const replies = [{ when: { event: 'Message' }, messages: [hello] }] as const
    const genesys = mockAlone({
      ...options,
      profiles: [{ profile: 'default', settings: { chat: { replies } } }],
    })
    const { chatId, secureKey } = await start(genesys)
    const say = (message: string) => call(genesys, chatId, 'send', { secureKey, message })
    // A bot that hears of the event while the fake timers are still advancing.
    genesys.on('event', ({ event }) => {
      if (event.from.type === 'Agent' && event.index < 20) void say(`after ${event.index}`)
    })
    await say('Hi')
    await genesys.waitFor.message('after 19', { timeout: 1_000 })
    await turns(100)
    expect((options.clock ?? globalThis.Date).now()).toBeLessThan(beginning + 20)
  })

  test.each(drivenTimeKeepers)('stops at the timers of a client, too ($name)', async (keeper) => {
    const genesys = mockAlone(keeper.begin())
    onTestFinished(() => keeper.end())
    const { chatId, secureKey } = await start(genesys)
    const poll = () => void call(genesys, chatId, 'refresh', { secureKey })
    const polling = setInterval(poll, 300)
    onTestFinished(() => clearInterval(polling))
    for (let other = 0; other < 5; other += 1) setTimeout(() => {}, 300)
    await genesys.waitFor.request('refresh')
    await turns(100)
    expect(Date.now()).toBe(beginning + 300)
    expect(genesys.requests.of(chatId).all()).toHaveLength(2)
    await genesys.waitFor.message(/^You have approximately/)
    expect(Date.now()).toBe(beginning + 2_000)
  })

  test('passes once for several who await at once', async () => {
    const clock = manualClock({ now: 0 })
    const { genesys } = setUp({ clock })
    await start(genesys)
    const { push, message } = genesys.waitFor
    await Promise.all([push('one'), message('two'), push(/one/), expect(push('no')).rejects.toThrow()])
    expect(clock.now()).toBe(10_000)
  })

  test('passes over what a paused scheduler holds back, until it runs out', async () => {
    const clock = manualClock({ now: 0 })
    const { genesys } = setUp({ clock })
    await start(genesys)
    genesys.scheduler.pause()
    await expect(genesys.waitFor.push('one')).rejects.toThrow(/1\.000 s +Agent: Message "one"/)
    expect(clock.now()).toBe(10_000)
  })

  test('passes at once over pushes that wait for theirs, for no receiver has to be heard', async () => {
    const { genesys } = setUp()
    await start(genesys)
    genesys.faults.add({ operation: 'push', delay: 60_000 })
    const turning = vi.spyOn(globalThis, 'MessageChannel')
    onTestFinished(() => turning.mockRestore())
    await genesys.waitFor.message('two')
    expect(turning.mock.calls.length).toBeLessThan(1_000)
  })

  test('that passes by itself again ends a wait that was begun under fake timers', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone()
    const waiting = genesys.waitFor.push(undefined, { timeout: 5 }).catch(({ message }) => message)
    vi.useRealTimers()
    expect(await waiting).toMatch(/within 5 ms/)
  })

  test('that can not pass fails those who await', async () => {
    vi.useFakeTimers()
    const advanceTimers = () => Promise.reject(new Error('no time'))
    const { genesys } = setUp({ advanceTimers })
    await start(genesys)
    await expect(genesys.waitFor.push('one')).rejects.toThrow('no time')
    expect(vi.getTimerCount()).toBe(1)
  })
})

const hello = { from: { type: 'Agent' }, type: 'Message', text: 'Hello' } as const

describe('a wait that fails', () => {
  test('shows the conversation, what is still to happen, and the last requests', async () => {
    const { genesys } = setUp()
    const { chatId, secureKey } = await start(genesys)
    await call(genesys, chatId, 'send', { secureKey, message: 'Hi\u001b[31m there' })
    await call(genesys, chatId, 'send', { secureKey: 'wrong', message: 'x'.repeat(100) })
    await expect(genesys.waitFor.message(/three/, { timeout: 1_500 })).rejects.toMatchObject({
      code: 'WAIT_TIMED_OUT',
      message: [
        'Failed to wait for a message: none with a text that matches /three/ was said within 1500 ms on the mock\'s clock. Look below for what happened instead, or give a longer `timeout`. Next is Message "two", in 500 ms: a longer `timeout` would reach it.',
        '',
        `Chat ${chatId}: active; service "aura", profile "default", pushed to https://bot.test/`,
        '     0.000 s    1  Ana (Client): ParticipantJoined',
        '     0.000 s    2  Ana (Client): Message "Hi\\u001b[31m there"',
        '     1.000 s    3  agent (Agent): Message "one"  [pushed delivered 200]',
        '  still to happen:',
        '     2.000 s       Agent: Message "two"',
        'Last requests:',
        '  requestChat → HTTP 200, statusCode 0',
        '  send "Hi\\u001b[31m there" → HTTP 200, statusCode 0',
        `  send "${'x'.repeat(59)}… → HTTP 200, statusCode 2, code 249  [WRONG_SECURE_KEY]`,
      ].join('\n'),
    })
  })

  test('shows who waited', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    const error: Error = await genesys.waitFor.push('never').then(Promise.reject, (reason) => reason)
    expect(error.stack?.startsWith(`GenesysMockError: ${error.message}\n    at `)).toBe(true)
    expect(error.stack).toContain('wait-for.test.ts')
  })

  test('shows names and addresses that a terminal would obey, and what faults did', async () => {
    const { genesys } = setUp()
    genesys.faults.add([
      { operation: 'send', respond: { networkError: true } },
      { operation: 'send', nth: 2, respond: { http: 400, body: { errors: 'bad' } } },
    ])
    const { chatId, secureKey } = await start(genesys, {
      nickname: 'A\nna\u009b31m\u202e',
      profile: 'default',
    })
    await call(genesys, chatId, 'send', { secureKey, message: 'Hi' }).catch(() => {})
    await call(genesys, chatId, 'send', { secureKey, message: 'Hi' })
    const error: Error = await genesys.waitFor.end(chatId, { timeout: 0 }).then(Promise.reject, (e) => e)
    expect(error.message).toContain('  A\\u000ana\\u009b31m\\u202e (Client): ParticipantJoined\n')
    expect(error.message).toContain('\n  send "Hi" → the network failed  [fault-1]\n')
    expect(error.message).toContain('\n  send "Hi" → HTTP 400  [fault-2]')
  })

  test('shows only the chat it is about, and the newest of much', async () => {
    const { genesys } = setUp()
    const { chatId, secureKey } = await start(genesys)
    const other = await start(genesys)
    for (let turn = 1; turn <= 30; turn += 1) {
      await call(genesys, chatId, 'send', { secureKey, message: `message ${turn}` })
    }
    const error: Error = await genesys.waitFor.end(chatId, { timeout: 0 }).then(Promise.reject, (e) => e)
    expect(error.message).toContain('  … 11 before\n')
    expect(error.message).toContain('"message 30"')
    expect(error.message).not.toContain('"message 10"')
    expect(error.message).not.toContain(other.chatId)
    expect(error.message).toContain('  … 21 before\n  send "message 21" → HTTP 200')
  })

  test('says so when there is nothing at all', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    await expect(genesys.waitFor.request('send')).rejects.toThrow(
      /\n\nThere is no chat\.\nNo request reached the mock\.$/,
    )
  })

  test('leaves no timer', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone()
    await expect(genesys.waitFor.push()).rejects.toThrow()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('because of a reset says so, and leaves no timer', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone()
    const waiting = expect(genesys.waitFor.push()).rejects.toMatchObject({ code: 'WAIT_CANCELLED' })
    genesys.reset()
    await waiting
    expect(vi.getTimerCount()).toBe(0)
  })

  test('though nobody awaits it is nobody’s failure', async () => {
    const { genesys } = setUp()
    void genesys.waitFor.push(() => false, { timeout: 1 })
    await genesys.advance(1)
    genesys.reset()
  })

  test('because its predicate throws leaves the mock alone', async () => {
    const { genesys } = setUp()
    await start(genesys)
    const waiting = genesys.waitFor.push(() => {
      throw new Error('boom')
    })
    await expect(waiting).rejects.toThrow('boom')
    await genesys.advance(2_000)
    expect(genesys.sessions.last()?.messages).toHaveLength(3)
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('because of the timeout %s says so', (timeout) => {
    const genesys = mockAlone({ clock: manualClock() })
    expect(() => genesys.waitFor.push(undefined, { timeout })).toThrow(
      `Failed to wait for a push: options.timeout: expected a finite number of milliseconds ≥ 0, got ${timeout}.`,
    )
  })
})

test('settled resolves at once when nothing is under way, and else when all has come home', async () => {
  const { genesys } = setUp()
  await genesys.settled()
  await start(genesys)
  vi.useFakeTimers()
  await genesys.advance(1_000)
  await genesys.settled()
  expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered'])
})

describe('a wait ends, whatever becomes of the time', () => {
  const failing = (wait: Promise<unknown>) =>
    wait.then(
      () => 'found',
      ({ code }) => code,
    )

  test('when advanceTimers moves nothing', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone({ advanceTimers: () => {} })
    await start(genesys)
    expect(await failing(genesys.waitFor.push('never'))).toBe('WAIT_TIMED_OUT')
  })

  test('when somebody sets the date', async () => {
    vi.useFakeTimers({ now: 0 })
    const { genesys } = setUp({})
    await start(genesys)
    const stop = genesys.on('event', () => {
      stop()
      vi.setSystemTime(86_400_000)
    })
    expect(await failing(genesys.waitFor.push('three'))).toBe('WAIT_TIMED_OUT')
  })

  test('when the clock has a pace of its own', async () => {
    vi.useFakeTimers({ now: 0 })
    const advanceTimers = (time: number) => vi.advanceTimersByTimeAsync(time)
    const { genesys } = setUp({ clock: systemClock({ scale: 1_000 }), advanceTimers })
    await start(genesys)
    expect(await failing(genesys.waitFor.push('one'))).toBe('found')
  })
})

test('a program that is at work in its own time is waited for, too', async () => {
  const { genesys } = setUp()
  const { setTimeout: later } = globalThis
  const started = new Promise((resolve) => later(resolve, 15)).then(() => start(genesys))
  expect(await genesys.waitFor.request('requestChat')).toMatchObject({ answer: { httpStatus: 200 } })
  await started
})
