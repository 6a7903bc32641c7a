import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockWithServer, start } from '../doors/mock-with-server'
import { clockAnd, receiverAnswering, url } from './failing-receiver'

const statuses = ({ pushes }: GenesysMock): string[] =>
  pushes.all().map(({ status, attempts, event }) => `${event.text} ${status} ${attempts}`)

/** A mock in whose chat three pushes have not come home: one is on its way, two are queued. */
async function hanging(...answers: number[]) {
  const receiver = receiverAnswering(0, ...answers)
  const { genesys, server } = mockWithServer(clockAnd({}, 'one', 'two', 'three'), receiver.handler)
  await start(genesys)
  await genesys.advance(3_000)
  expect(statuses(genesys)).toEqual(['one pending 1', 'two pending 0', 'three pending 0'])
  return { genesys, server, receiver }
}

/** Another mock, which has MSW to itself. */
function another({ server }: { server: { close(): void } }, ...answers: number[]) {
  server.close()
  const receiver = receiverAnswering(...answers)
  return { ...mockWithServer(clockAnd({}), receiver.handler), receiver }
}

describe('pushes that had not come home', () => {
  test('are sent by another mock, in the order of the transcript', async () => {
    const original = await hanging()
    const { genesys, receiver } = another(original)
    genesys.restore(original.genesys.snapshot())
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'two', 'three'])
    expect(statuses(genesys)).toEqual(['one delivered 1', 'two delivered 1', 'three delivered 1'])
    expect(genesys.sessions.stats().pushes).toMatchObject({ pending: 0, delivered: 3 })
  })

  test('are told of to listeners and waits when they come home', async () => {
    const original = await hanging()
    const { genesys } = another(original)
    genesys.restore(original.genesys.snapshot())
    const told: string[] = []
    genesys.on('push', ({ event, status }) => told.push(`${event.text} ${status}`))
    await genesys.pushes.waitFor(({ event }) => event.text === 'three')
    expect(told).toEqual(['one delivered', 'two delivered', 'three delivered'])
  })

  test('are sent anew by the same mock, and what the first sending comes to is nobody’s', async () => {
    const { genesys, receiver } = await hanging()
    const [first, ...others] = genesys.pushes.all()
    genesys.restore(genesys.snapshot())
    expect(genesys.pushes.all()).toEqual([{ ...first, sentAt: 3_000 }, ...others])
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'one', 'two', 'three'])
    await genesys.advance(60_000)
    expect(statuses(genesys)).toEqual(['one delivered 1', 'two delivered 1', 'three delivered 1'])
  })

  test('are not in a snapshot when their rows are deleted, and are none to a mock without their rows', async () => {
    const { genesys } = await hanging()
    const snapshot = genesys.snapshot()
    expect(snapshot.pendingPushes.map(({ id }) => id)).toEqual(['push-1', 'push-2', 'push-3'])
    genesys.db.push.deleteMany({ where: { id: { notEquals: 'push-2' } } })
    expect(genesys.snapshot().pendingPushes.map(({ id }) => id)).toEqual(['push-2'])
    genesys.restore({ ...snapshot, tables: { ...snapshot.tables, push: [] } })
    await genesys.settled()
    expect(genesys.pushes.all()).toEqual([])
  })

  test('come before those of new events', async () => {
    const original = await hanging()
    const { genesys, receiver } = another(original)
    genesys.restore(original.genesys.snapshot())
    await (await genesys.agent(genesys.sessions.keys()[0] ?? '', { nickname: 'Eva' }).join()).say('four')
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'two', 'three', 'undefined', 'four'])
  })

  test('go to the address that the chat has, and those of other chats do not wait', async () => {
    const original = await hanging(0)
    await start(original.genesys)
    await original.genesys.advance(1_000)
    const snapshot = original.genesys.snapshot()
    const [first] = snapshot.tables.session
    Object.assign(first ?? {}, { pushUrl: 'https://other.test/' })
    const { genesys, server, receiver } = another(original)
    const others: unknown[] = []
    server.use(http.post('https://other.test/', () => new Promise<Response>(() => void others.push(1))))
    genesys.restore(snapshot)
    await genesys.pushes.waitFor(({ status }) => status === 'delivered')
    expect(others).toHaveLength(1)
    expect(receiver.received).toEqual(['one'])
  })
})

test('a push that waits to be tried again is tried at once, and has all its tries', async () => {
  const receiver = receiverAnswering(500, 500, 500)
  const push = { retries: 1, retryDelay: 60_000 }
  const { genesys } = mockWithServer(clockAnd(push, 'one', 'two'), receiver.handler)
  await start(genesys)
  await genesys.advance(2_000)
  expect(statuses(genesys)).toEqual(['one pending 1', 'two pending 0'])
  genesys.restore(genesys.snapshot())
  await genesys.advance(0)
  expect(receiver.received).toEqual(['one', 'one'])
  await genesys.advance(60_000)
  expect(receiver.received).toEqual(['one', 'one', 'one', 'two'])
  expect(statuses(genesys)).toEqual(['one failed 2', 'two delivered 1'])
})

test('a push is home as soon as listeners are told so', async () => {
  const { genesys } = mockWithServer(clockAnd({}, 'one'), receiverAnswering().handler)
  const pending: number[] = []
  genesys.on('push', () => pending.push(genesys.snapshot().pendingPushes.length))
  await start(genesys)
  await genesys.advance(1_000)
  expect(pending).toEqual([1, 0])
})

test('pushes that had come home are not sent again', async () => {
  const { genesys, server } = mockWithServer(clockAnd({}, 'one', 'two'))
  server.use(http.post(url, () => new HttpResponse(null, { status: 500 })))
  await start(genesys)
  await genesys.advance(1_000)
  server.resetHandlers()
  await genesys.advance(1_000)
  const log = genesys.pushes.all()
  expect(log.map(({ status }) => status)).toEqual(['failed', 'captured'])
  server.use(http.post(url, () => expect.unreachable()))
  genesys.restore(genesys.snapshot())
  await genesys.settled()
  expect(genesys.pushes.all()).toEqual(log)
})

describe('what a fault does to pushes goes on:', () => {
  const reorder = { operation: 'push', nth: 2, reorder: true } as const

  test('the order that it has made is kept', async () => {
    const original = mockWithServer(clockAnd({}, 'one', 'two', 'three'), receiverAnswering(0).handler)
    original.genesys.faults.add(reorder)
    await start(original.genesys)
    await original.genesys.advance(3_000)
    expect(original.genesys.snapshot().pendingPushes.map(({ id }) => id)).toEqual([
      'push-1',
      'push-3',
      'push-2',
    ])
    const { genesys, receiver } = another(original)
    genesys.restore(original.genesys.snapshot())
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'three', 'two'])
  })

  test('a push that is held back waits for the next one of its chat, and ends with the chat', async () => {
    const original = mockWithServer(clockAnd({}, 'one', 'two', 'three'), receiverAnswering().handler)
    original.genesys.faults.add(reorder)
    const chat = await start(original.genesys)
    await original.genesys.advance(2_000)
    const snapshot = original.genesys.snapshot()
    const { genesys, receiver } = another(original)
    genesys.restore(snapshot)
    await genesys.settled()
    expect(receiver.received).toEqual([])
    await genesys.advance(1_000)
    expect(receiver.received).toEqual(['three', 'two'])

    genesys.restore(snapshot)
    await callMock(genesys, `/genesys/2/chat/aura/${chat.chatId}/disconnect`, chat)
    await genesys.settled()
    expect(receiver.received).toEqual(['three', 'two', 'two'])
  })

  test('a push that is delayed goes out after the time that was left, and those behind it wait', async () => {
    const original = mockWithServer(clockAnd({}, 'one', 'two'), receiverAnswering().handler)
    original.genesys.faults.add({ operation: 'push', delay: 5_000 })
    await start(original.genesys)
    await original.genesys.advance(2_000)
    original.server.close()
    const receiver = receiverAnswering()
    const { genesys } = mockWithServer({ clock: manualClock({ now: 900_000 }) }, receiver.handler)
    genesys.restore(original.genesys.snapshot())
    await genesys.advance(3_999)
    expect(receiver.received).toEqual([])
    await genesys.advance(1)
    expect(receiver.received).toEqual(['one', 'two'])
    expect(genesys.pushes.all()).toMatchObject([{ sentAt: 904_000 }, { sentAt: 904_000 }])
  })

  test('a push that is told of twice is sent twice, a dropped one never', async () => {
    const original = mockWithServer(clockAnd({}, 'one', 'two', 'three'), receiverAnswering(0).handler)
    original.genesys.faults.add([
      { operation: 'push', nth: 2, duplicate: true },
      { operation: 'push', nth: 3, drop: true },
    ])
    await start(original.genesys)
    await original.genesys.advance(3_000)
    const { genesys, receiver } = another(original)
    genesys.restore(original.genesys.snapshot())
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'two', 'two'])
    expect(genesys.faults.list()).toEqual(original.genesys.faults.list())
  })
})

test('an answer that a fault holds back is given up, and what was asked for has happened', async () => {
  const { genesys } = mockWithServer(clockAnd({}))
  const { chatId, secureKey } = await start(genesys)
  genesys.faults.add({ operation: 'send', delay: 5_000 })
  const answer = callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await genesys.waitFor.request('send')
  genesys.restore(genesys.snapshot())
  expect(await answer).toMatchObject({ errors: [{ code: 503 }] })
  expect(genesys.sessions.get(chatId).messages.at(-1)).toMatchObject({ text: 'Hi' })
  expect(genesys.requests.last()).toMatchObject({ operation: 'send', answer: { body: { statusCode: 0 } } })
})
