import { HttpResponse, http } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import type { Fault } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { clockAnd, receiverAnswering, url } from './failing-receiver'

/** A chat whose agent says these texts, one second apart, with a fault in its pushes. */
async function pushing(fault: Fault, ...texts: string[]) {
  const receiver = receiverAnswering()
  const { genesys } = mockWithServer(clockAnd({}, ...texts), receiver.handler)
  genesys.faults.add(fault)
  const chat = await start(genesys)
  return { ...chat, genesys, ...receiver }
}

describe('a fault in pushes', () => {
  test.each<[string, Pick<Fault, 'nth' | 'times'>, string[]]>([
    ['the next, by default', {}, ['two', 'three', 'four']],
    ['the n-th from now on', { nth: 3 }, ['one', 'two', 'four']],
    ['several in a row', { nth: 2, times: 2 }, ['one', 'four']],
    ['all of them', { times: 'always' }, []],
  ])('takes %s', async (_, turn, expected) => {
    const fault: Fault = { operation: 'push', drop: true, ...turn }
    const { genesys, received } = await pushing(fault, 'one', 'two', 'three', 'four')
    await genesys.advance(4_000)
    expect(received).toEqual(expected)
    expect(genesys.faults.list()).toMatchObject([{ seen: 4, used: 4 - expected.length }])
  })

  test('counts those of its chat only, where one is named; one in requests counts none', async () => {
    const { genesys, received } = await pushing({ operation: 'push', chatId: 'x', drop: true }, 'one', 'two')
    const { chatId } = await start(genesys)
    genesys.faults.add({ operation: 'push', chatId, nth: 2, drop: true })
    genesys.faults.add({ delay: 1 })
    await genesys.advance(2_000)
    expect(received).toEqual(['one', 'one', 'two'])
    expect(genesys.faults.list()).toMatchObject([{ seen: 0 }, { seen: 2, used: 1 }, { seen: 0 }])
  })

  test('leaves alone, and uncounted, what is not pushed anyway', async () => {
    const format = (): never => {
      throw new Error('no')
    }
    const genesys = mockAlone(clockAnd({ format }, 'one'))
    genesys.faults.add({ operation: 'push', drop: true })
    const { chatId, secureKey } = await start(genesys)
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    await genesys.advance(1_000)
    expect(genesys.faults.list()).toMatchObject([{ seen: 0 }])
    expect(genesys.pushes.all()).toMatchObject([{ error: expect.stringContaining('push.format') }])
  })
})

test('a dropped push has failed without being sent, is not tried again, and holds nobody up', async () => {
  const receiver = receiverAnswering()
  const { genesys } = mockWithServer(clockAnd({ retries: 3 }, 'one', 'two'), receiver.handler)
  genesys.faults.add({ operation: 'push', drop: true })
  const told: string[] = []
  genesys.on('push', ({ event, status }) => told.push(`${event.text} ${status}`))
  const dropped = genesys.pushes.waitFor((push) => push.status === 'failed')
  await start(genesys)
  await genesys.advance(2_000)
  expect(receiver.received).toEqual(['two'])
  expect(genesys.pushes.all()).toMatchObject([
    {
      status: 'failed',
      error: 'the fault "fault-1" has dropped it',
      attempts: 0,
      sentAt: null,
      settledAt: 1_000,
      body: { messages: [{ text: 'one' }] },
    },
    { status: 'delivered', error: null },
  ])
  expect(told).toEqual(['one failed', 'two pending', 'two delivered'])
  expect((await dropped).event.text).toBe('one')
})

test('a duplicated push is sent twice and logged twice', async () => {
  const { genesys, received } = await pushing({ operation: 'push', duplicate: true }, 'one', 'two')
  await genesys.advance(2_000)
  expect(received).toEqual(['one', 'one', 'two'])
  const [first, second, ...others] = genesys.pushes.all()
  expect(second).toEqual({ ...first, id: 'push-2' })
  expect(others).toMatchObject([{ id: 'push-3', event: { text: 'two' } }])
})

describe('a reordered push', () => {
  test('goes behind the next one of its chat, and settled does not wait for it', async () => {
    const { genesys, received } = await pushing({ operation: 'push', reorder: true }, 'one', 'two', 'three')
    await genesys.advance(1_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'pending', attempts: 0 }])
    await genesys.advance(2_000)
    expect(received).toEqual(['two', 'one', 'three'])
    expect(genesys.pushes.all()).toMatchObject([
      { event: { text: 'one' }, sentAt: 2_000 },
      { event: { text: 'two' }, sentAt: 2_000 },
      { event: { text: 'three' }, sentAt: 3_000 },
    ])
  })

  test('does not wait for a push of another chat', async () => {
    const { genesys, chatId, received } = await pushing({ operation: 'push', reorder: true }, 'one')
    const other = await start(genesys)
    await genesys.advance(1_000)
    expect(received).toEqual(['one'])
    expect(genesys.pushes.of(chatId)).toMatchObject([{ status: 'pending' }])
    expect(genesys.pushes.of(other.chatId)).toMatchObject([{ status: 'delivered' }])
  })

  test('with others that are to be reordered, in pairs', async () => {
    const fault: Fault = { operation: 'push', times: 'always', reorder: true }
    const { genesys, received } = await pushing(fault, 'one', 'two', 'three', 'four', 'five')
    await genesys.advance(5_000)
    expect(received).toEqual(['two', 'one', 'four', 'three'])
  })

  test('does not count a dropped one as the next', async () => {
    const { genesys, received } = await pushing({ operation: 'push', reorder: true }, 'one', 'two', 'three')
    genesys.faults.add({ operation: 'push', nth: 2, drop: true })
    await genesys.advance(3_000)
    expect(received).toEqual(['three', 'one'])
  })

  test('is nothing to wait for any more when its row is deleted', async () => {
    const fault: Fault = { operation: 'push', times: 2, reorder: true }
    const { genesys, received } = await pushing(fault, 'one', 'two', 'three')
    await genesys.advance(1_000)
    genesys.db.push.deleteMany({})
    await genesys.advance(2_000)
    expect(received).toEqual(['three', 'two'])
  })

  test.each<[string, (world: Awaited<ReturnType<typeof pushing>>) => void]>([
    ['its row is changed', ({ genesys }) => genesys.db.push.updateMany({ data: { error: null } })],
    [
      'the row of another is deleted',
      ({ genesys }) => genesys.db.push.delete({ where: { status: { equals: 'delivered' } } }),
    ],
  ])('waits on when %s', async (_, change) => {
    const fault: Fault = { operation: 'push', nth: 2, reorder: true }
    const world = await pushing(fault, 'one', 'two', 'three')
    await world.genesys.advance(2_000)
    change(world)
    await world.genesys.advance(1_000)
    expect(world.received).toEqual(['one', 'three', 'two'])
  })

  test('is sent at once when its event ends the chat, for there will be no next', async () => {
    const { genesys, chatId, received } = await pushing({ operation: 'push', reorder: true })
    const bye = { 'from[type]': 'Client', type: 'ParticipantLeft', text: 'Bye', chatEnded: 'true' }
    await callMock(genesys, `/genesys/2/mock/chat/aura/${chatId}/send`, bye)
    await genesys.settled()
    expect(received).toEqual(['Bye'])
  })

  test('is sent when the chat is ended by what is not pushed', async () => {
    const { genesys, chatId, secureKey, received } = await pushing(
      { operation: 'push', reorder: true },
      'one',
    )
    await genesys.advance(1_000)
    expect(received).toEqual([])
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
    await genesys.settled()
    expect(received).toEqual(['one'])
  })

  test.each<[string, string[], (world: Awaited<ReturnType<typeof pushing>>) => void]>([
    ['a reset', [], ({ genesys }) => genesys.reset()],
    ['the removal of its chat', [], ({ genesys }) => genesys.sessions.remove()],
    ['the deletion of its row', ['two'], ({ genesys }) => genesys.db.push.deleteMany({})],
  ])('is forgotten by %s', async (_, received, forget) => {
    const world = await pushing({ operation: 'push', reorder: true }, 'one', 'two')
    await world.genesys.advance(1_000)
    forget(world)
    await world.genesys.advance(60_000)
    await world.genesys.settled()
    expect(world.received).toEqual(received)
    expect(world.genesys.pushes.all()).toHaveLength(received.length)
  })
})

describe('a delayed push', () => {
  test('goes out so long after its event; those behind it wait, other chats do not', async () => {
    const fault: Fault = { operation: 'push', delay: 2_500 }
    const { genesys, received, chatId } = await pushing(fault, 'one', 'two')
    const other = await start(genesys)
    await genesys.advance(3_499)
    expect(received).toEqual(['one', 'two'])
    expect(genesys.pushes.of(other.chatId)).toMatchObject([{ sentAt: 1_000 }, { sentAt: 2_000 }])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      { status: 'pending', attempts: 0, sentAt: null },
      { status: 'pending', attempts: 0, sentAt: null },
    ])
    await genesys.advance(1)
    await genesys.settled()
    expect(received).toEqual(['one', 'two', 'one', 'two'])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      { status: 'delivered', attempts: 1, sentAt: 3_500 },
      { status: 'delivered', attempts: 1, sentAt: 3_500 },
    ])
  })

  test('counts from its event, also where it has to wait for another', async () => {
    const fault: Fault = { operation: 'push', times: 2, delay: 2_500 }
    const { genesys } = await pushing(fault, 'one', 'two')
    await genesys.advance(60_000)
    expect(genesys.pushes.all()).toMatchObject([{ sentAt: 3_500 }, { sentAt: 4_500 }])
  })

  test('is tried again without a further delay', async () => {
    const receiver = receiverAnswering(500)
    const { genesys } = mockWithServer(clockAnd({ retries: 1, retryDelay: 100 }, 'one'), receiver.handler)
    genesys.faults.add({ operation: 'push', delay: 2_000 })
    await start(genesys)
    await genesys.advance(3_100)
    expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 2, sentAt: 3_100 }])
  })

  test('comes out under fake timers that are advanced in one synchronous step', async () => {
    vi.useFakeTimers({ now: 0 })
    const { genesys } = mockWithServer(
      { profiles: [sayingProfile('default', url, 'one')] },
      http.post(url, () => new HttpResponse()),
    )
    genesys.faults.add({ operation: 'push', delay: 2_000 })
    await start(genesys)
    vi.advanceTimersByTime(3_000)
    await genesys.settled()
    expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', sentAt: 3_000 }])
  })

  test.each<[string, (world: { genesys: ReturnType<typeof mockAlone> }) => void]>([
    ['reset()', ({ genesys }) => genesys.reset()],
    ['dispose()', ({ genesys }) => genesys.dispose()],
    ['sessions.remove()', ({ genesys }) => genesys.sessions.remove()],
    ['db.push.deleteMany()', ({ genesys }) => genesys.db.push.deleteMany({})],
  ])('is forgotten by %s, which leaves no timer', async (_, forget) => {
    vi.useFakeTimers()
    const receiver = receiverAnswering()
    const { genesys } = mockWithServer({ profiles: [sayingProfile('default', url, 'one')] }, receiver.handler)
    genesys.faults.add({ operation: 'push', delay: 60_000 })
    await start(genesys)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(vi.getTimerCount()).toBe(1)
    forget({ genesys })
    expect(vi.getTimerCount()).toBe(0)
    await genesys.settled()
    expect(receiver.received).toEqual([])
  })

  test('leaves no timer either when its chat is removed before its turn has come', async () => {
    vi.useFakeTimers()
    const receiver = receiverAnswering(0)
    const profiles = [sayingProfile('default', url, 'one', 'two')]
    const { genesys } = mockWithServer({ profiles }, receiver.handler)
    genesys.faults.add({ operation: 'push', nth: 2, delay: 60_000 })
    await start(genesys)
    await vi.advanceTimersByTimeAsync(2_000)
    genesys.sessions.remove()
    await genesys.settled()
    expect(vi.getTimerCount()).toBe(0)
    expect(receiver.received).toEqual(['one'])
  })

  test('settled waits for it', async () => {
    const { genesys } = await pushing({ operation: 'push', delay: 500 }, 'one')
    await genesys.advance(1_000)
    let isSettled = false
    const settled = genesys.settled().then(() => {
      isSettled = true
    })
    await genesys.advance(499)
    expect(isSettled).toBe(false)
    await genesys.advance(1)
    await settled
  })
})
