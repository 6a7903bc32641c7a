import { HttpResponse, http } from 'msw'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const url = 'https://bot.test/messages'
const clockAnd = (...texts: string[]) => ({
  clock: manualClock({ now: 1_000_000 }),
  profiles: [sayingProfile('default', url, ...texts)],
})

let unhandled: unknown[]

beforeEach(() => {
  unhandled = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  onTestFinished(() => {
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
})

/** A receiver whose answers the test gives one by one. */
function receiverByHand() {
  const received: string[] = []
  const answers: ((response: Response) => void)[] = []
  const handler = http.post(url, async ({ request }) => {
    const body = (await request.json()) as { messages: { text: string }[] }
    received.push(String(body.messages[0]?.text))
    return new Promise<Response>((resolve) => answers.push(resolve))
  })
  return {
    received,
    handler,
    answer: (status = 200) => answers.shift()?.(new HttpResponse(null, { status })),
  }
}

describe('a push', () => {
  test('is a POST of the envelope with the one event, as JSON', async () => {
    const requests: Request[] = []
    const { genesys } = mockWithServer(
      clockAnd('Hi'),
      http.post(url, ({ request }) => {
        requests.push(request.clone())
        return new HttpResponse(null, { status: 201 })
      }),
    )
    const { chatId, secureKey } = await start(genesys)
    await genesys.advance(1_000)
    const { userId } = genesys.sessions.get(chatId)
    const event = {
      from: { nickname: 'agent', participantId: 2, type: 'Agent' },
      index: 2,
      text: 'Hi',
      type: 'Message',
      utcTime: 1_001_000,
    }
    const body = {
      messages: [event],
      chatEnded: false,
      statusCode: 0,
      alias: '117',
      secureKey,
      userId,
      chatId,
      nextPosition: 3,
    }
    expect(requests[0]?.headers.get('content-type')).toBe('application/json')
    expect(await requests[0]?.json()).toEqual(body)
    expect(genesys.pushes.all()).toEqual([
      {
        id: 'push-1',
        chatId,
        url,
        deviceType: null,
        event,
        body,
        status: 'delivered',
        httpStatus: 201,
        error: null,
        responseBody: null,
        note: null,
        attempts: 1,
        sentAt: 1_001_000,
        settledAt: 1_001_000,
      },
    ])
  })

  test('says that the chat has ended in the push of its last event', async () => {
    const { genesys } = mockWithServer(clockAnd())
    const { chatId } = await start(genesys)
    const event = { 'from[type]': 'Agent', type: 'ParticipantLeft', chatEnded: 'true' }
    await callMock(genesys, `/genesys/2/mock/chat/aura/${chatId}/send`, event)
    expect(genesys.pushes.last()?.body).toMatchObject({
      chatEnded: true,
      messages: [{ type: 'ParticipantLeft' }],
    })
  })

  test("is not made for the client's own events, unless `notifyRequestor` asks for it", async () => {
    for (const notifyRequestor of [false, true]) {
      const genesys = mockAlone({ ...clockAnd(), push: { notifyRequestor } })
      const { chatId, secureKey } = await start(genesys)
      await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
      await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
      const types = genesys.pushes.all().map(({ event }) => event.type)
      expect(types).toEqual(notifyRequestor ? ['ParticipantJoined', 'Message', 'ParticipantLeft'] : [])
    }
  })

  test('is not made of the end by removal', async () => {
    const genesys = mockAlone(clockAnd())
    await start(genesys)
    const told: unknown[] = []
    genesys.on('push', ({ event }) => told.push(event.type))
    genesys.sessions.remove()
    expect(told).toEqual([])
  })

  test('is not made without an address', async () => {
    const profiles = [
      {
        profile: 'default',
        settings: { chat: { autoMessages: clockAnd('Hi').profiles[0]?.settings.chat.autoMessages ?? [] } },
      },
    ]
    const genesys = mockAlone({ clock: manualClock(), profiles })
    const { chatId } = await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.sessions.get(chatId).nextPosition).toBe(3)
    expect(genesys.pushes.all()).toEqual([])
  })
})

describe('order', () => {
  test('within a chat, the next waits for the answer to the one before', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one', 'two', 'three'), receiver.handler)
    await start(genesys)
    await genesys.advance(3_000)
    expect(receiver.received).toEqual(['one'])
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'pending', sentAt: 1_001_000 },
      { status: 'pending', sentAt: null },
      { status: 'pending', sentAt: null },
    ])
    for (const expected of [
      ['one', 'two'],
      ['one', 'two', 'three'],
    ]) {
      receiver.answer()
      await genesys.advance(0)
      expect(receiver.received).toEqual(expected)
    }
    receiver.answer()
    await genesys.settled()
    expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  test('a push that is still queued goes to the address the chat has by then', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one', 'two'), receiver.handler)
    const { chatId, secureKey } = await start(genesys)
    await genesys.advance(2_000)
    const pushUrl = 'https://elsewhere.test/'
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/pushUrl`, { secureKey, pushUrl })
    receiver.answer()
    await genesys.settled()
    expect(genesys.pushes.all().map(({ url: to, status }) => [to, status])).toEqual([
      [url, 'delivered'],
      [pushUrl, 'captured'],
    ])
  })

  test('chats do not wait for each other', async () => {
    const hanging = receiverByHand()
    const options = clockAnd('slow')
    const { genesys } = mockWithServer(
      {
        ...options,
        profiles: [...options.profiles, sayingProfile('other', 'https://other.test/', 'one', 'two')],
      },
      hanging.handler,
    )
    await start(genesys)
    const other = await start(genesys, { profile: 'other' })
    await genesys.advance(2_000)
    expect(genesys.pushes.of(other.chatId).map(({ status }) => status)).toEqual(['captured', 'captured'])
    expect(genesys.pushes.all()).toHaveLength(3)
    hanging.answer()
    await genesys.settled()
  })
})

test('the log gives copies', async () => {
  const { genesys } = mockWithServer(clockAnd('Hi'))
  const { chatId } = await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  const before = genesys.pushes.all()
  for (const push of [genesys.pushes.last(), genesys.pushes.all()[0], genesys.pushes.of(chatId)[0]]) {
    Object.assign(push ?? {}, { status: 'blocked' })
  }
  expect(genesys.pushes.all()).toEqual(before)
})

test('settled waits for the pushes of every chat', async () => {
  const receiver = receiverByHand()
  const { genesys } = mockWithServer(clockAnd('one'), receiver.handler)
  await start(genesys)
  await start(genesys)
  await genesys.advance(1_000)
  const pendingThen = genesys.settled().then(() => genesys.sessions.stats().pushes.pending)
  receiver.answer()
  await genesys.pushes.waitFor(({ status }) => status === 'delivered')
  receiver.answer()
  expect(await pendingThen).toBe(0)
})

describe('a receiver that', () => {
  test.each([
    ['answers 500', () => new HttpResponse('<html>', { status: 500 }), 500, 'the receiver answered HTTP 500'],
    ['answers 404', () => new HttpResponse(null, { status: 404 }), 404, 'the receiver answered HTTP 404'],
    ['breaks the connection', () => HttpResponse.error(), null, expect.stringMatching(/fetch/i)],
  ])('%s is noted, and the chat goes on', async (_, resolver, httpStatus, error) => {
    const { genesys } = mockWithServer(clockAnd('one', 'two'), http.post(url, resolver))
    const { chatId } = await start(genesys)
    await genesys.advance(2_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'failed', httpStatus, error },
      { status: 'failed', httpStatus, error },
    ])
    expect(genesys.sessions.get(chatId)).toMatchObject({
      nextPosition: 4,
      state: 'active',
      pushes: { failed: 2 },
    })
  })

  test('throws is noted like a 500', async () => {
    const { genesys } = mockWithServer(
      clockAnd('one'),
      http.post(url, () => {
        throw new Error('boom')
      }),
    )
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'failed', httpStatus: 500 })
  })

  test('is not there is noted', async () => {
    const genesys = mockAlone({
      clock: manualClock(),
      profiles: [sayingProfile('default', 'http://127.0.0.1:2/', 'Hi')],
    })
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(/ECONNREFUSED/),
    })
  })

  test('is refused by a strict server is noted', async () => {
    const { genesys, server } = mockWithServer({ ...clockAnd('Hi'), push: { allowHosts: ['bot.test'] } })
    server.resetHandlers(http.get('http://other.test/', () => new HttpResponse()))
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'failed', httpStatus: null })
  })

  test("never answers fails when the time is up on the mock's clock, and the next is sent", async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(
      { ...clockAnd('one', 'two'), push: { timeout: 3_000 } },
      receiver.handler,
    )
    await start(genesys)
    await genesys.advance(3_999)
    expect(receiver.received).toEqual(['one'])
    await genesys.advance(1)
    expect(genesys.pushes.all()).toMatchObject([
      {
        status: 'failed',
        error: expect.stringMatching(
          /^the receiver at https:\/\/bot\.test\/\S* did not answer within 3000 ms$/,
        ),
        settledAt: 1_004_000,
      },
      { status: 'pending', sentAt: 1_004_000 },
    ])
    expect(receiver.received).toEqual(['one', 'two'])
    await genesys.advance(3_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'failed' })
  })

  test('is not there, and says so with no Error, is noted in its words', async () => {
    vi.stubGlobal('fetch', () => Promise.reject('no way'))
    const genesys = mockAlone({ ...clockAnd('Hi'), push: { allowHosts: ['bot.test'] } })
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'failed', error: 'no way' })
  })

  test('answers with a body is not listened to until its end', async () => {
    const cancelled: unknown[] = []
    const endless = () => new ReadableStream({ cancel: (reason) => void cancelled.push(reason) })
    vi.stubGlobal('fetch', async () => new Response(endless()))
    const genesys = mockAlone({ ...clockAnd('Hi'), push: { allowHosts: ['bot.test'] } })
    await start(genesys)
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered' })
    expect(cancelled).toHaveLength(1)
  })

  test('answers in time is heard, however far the clock jumps', async () => {
    const { genesys } = mockWithServer(
      clockAnd('one', 'two'),
      http.post(url, () => new HttpResponse()),
    )
    await start(genesys)
    await genesys.advance(3_600_000)
    await genesys.settled()
    expect(genesys.pushes.all().map(({ status }) => status)).toEqual(['delivered', 'delivered'])
  })
})

test('a synchronous step over the whole timeout does not fail a push whose answer is there', async () => {
  vi.useFakeTimers()
  const { genesys } = mockWithServer(
    { profiles: clockAnd('one').profiles },
    http.post(url, () => new HttpResponse()),
  )
  await start(genesys)
  vi.advanceTimersByTime(1_000)
  vi.advanceTimersByTime(3_600_000)
  await genesys.settled()
  expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered' }])
})

describe('what is under way', () => {
  test('is forgotten by a reset, and does not come back into the new log', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one', 'two'), receiver.handler)
    await start(genesys)
    await genesys.advance(2_000)
    genesys.reset()
    await genesys.settled()
    expect(genesys.pushes.all()).toEqual([])
    await start(genesys)
    receiver.answer(500)
    await genesys.advance(1_000)
    expect(genesys.pushes.all()).toMatchObject([{ id: 'push-1', status: 'pending', httpStatus: null }])
    receiver.answer()
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'one'])
  })

  test('is nothing to a row that has its name after a reset', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one'), receiver.handler)
    await start(genesys)
    await genesys.advance(1_000)
    genesys.reset()
    expect(genesys.db.push.create({ chatId: 'other' })).toMatchObject({ id: 'push-1' })
    receiver.answer()
    await genesys.advance(0)
    expect(genesys.pushes.last()).toMatchObject({ id: 'push-1', status: 'pending', settledAt: null })
  })

  test('of a removed chat goes no further', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one', 'two'), receiver.handler)
    const { chatId } = await start(genesys)
    await genesys.advance(2_000)
    genesys.sessions.remove(chatId)
    receiver.answer()
    await genesys.settled()
    expect(genesys.pushes.all()).toEqual([])
    expect(receiver.received).toEqual(['one'])
  })

  test('to a receiver that never answers ends with its chat', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one', 'two'), receiver.handler)
    await start(genesys)
    await genesys.advance(2_000)
    genesys.sessions.remove()
    await genesys.settled()
    expect(receiver.received).toEqual(['one'])
  })

  test('is given up when its row is deleted, even by a fetch that can not be aborted', async () => {
    const received: string[] = []
    vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
      received.push(JSON.parse(body).messages[0].text)
      return new Promise(() => {})
    })
    const genesys = mockAlone({ ...clockAnd('one', 'two'), push: { allowHosts: ['bot.test'] } })
    await start(genesys)
    await genesys.advance(2_000)
    expect(received).toEqual(['one'])
    genesys.db.push.delete({ where: { attempts: { equals: 1 } } })
    await genesys.advance(0)
    expect(received).toEqual(['one', 'two'])
  })

  test('of a chat that has ended still arrives', async () => {
    const receiver = receiverByHand()
    const { genesys } = mockWithServer(clockAnd('one', 'two'), receiver.handler)
    const { chatId, secureKey } = await start(genesys)
    await genesys.advance(2_000)
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
    receiver.answer()
    await genesys.advance(0)
    receiver.answer()
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'two'])
  })
})
