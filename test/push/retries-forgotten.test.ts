import { HttpResponse, http } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { clockAnd, receiverAnswering, url } from './failing-receiver'

describe('a push that waits to be tried again', () => {
  /** A chat, under fake timers, whose first push has failed and whose second is queued behind it. */
  async function waiting() {
    vi.useFakeTimers()
    const receiver = receiverAnswering(500)
    const { genesys } = mockWithServer(
      {
        advanceTimers: vi.advanceTimersByTimeAsync,
        profiles: [sayingProfile('default', url, 'one', 'two')],
        push: { retries: 3, retryDelay: 60_000 },
      },
      receiver.handler,
    )
    const chat = await start(genesys)
    await genesys.advance(2_000)
    expect(vi.getTimerCount()).toBe(1)
    expect(genesys.pushes.all()).toMatchObject([
      { status: 'pending', attempts: 1 },
      { status: 'pending', attempts: 0 },
    ])
    return { ...chat, genesys, receiver }
  }

  test('is tried again when the fake timers come to it', async () => {
    const { genesys, receiver } = await waiting()
    await genesys.advance(60_000)
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'one', 'two'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each<[string, (world: Awaited<ReturnType<typeof waiting>>) => void]>([
    ['reset()', ({ genesys }) => genesys.reset()],
    ['dispose()', ({ genesys }) => genesys.dispose()],
    ['sessions.remove()', ({ genesys }) => genesys.sessions.remove()],
    ['sessions.remove(chatId)', ({ genesys, chatId }) => genesys.sessions.remove(chatId)],
    ['db.push.deleteMany()', ({ genesys }) => genesys.db.push.deleteMany({})],
  ])('is forgotten by %s, which leaves no timer', async (_, forget) => {
    const world = await waiting()
    forget(world)
    expect(vi.getTimerCount()).toBe(0)
    await world.genesys.settled()
    await world.genesys.advance(600_000)
    expect(world.receiver.received).toEqual(['one'])
    expect(world.genesys.pushes.all()).toEqual([])
  })

  test('is alone forgotten when it alone is deleted', async () => {
    const { genesys, receiver } = await waiting()
    genesys.db.push.delete({ where: { attempts: { equals: 1 } } })
    await genesys.settled()
    expect(receiver.received).toEqual(['one', 'two'])
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('the removal of a chat leaves the retries of the others alone', async () => {
  const receiver = receiverAnswering(500, 500)
  const { genesys } = mockWithServer(clockAnd({ retries: 1, retryDelay: 400 }, 'one'), receiver.handler)
  const { chatId } = await start(genesys)
  await start(genesys)
  await genesys.advance(1_000)
  genesys.sessions.remove(chatId)
  await genesys.advance(399)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'pending', attempts: 1 }])
  await genesys.advance(1)
  expect(genesys.pushes.all()).toMatchObject([{ status: 'delivered', attempts: 2, settledAt: 1_400 }])
})

test('a push that fails after its chat was removed is not tried again', async () => {
  vi.useFakeTimers()
  const answers: ((response: Response) => void)[] = []
  const { genesys } = mockWithServer(
    {
      advanceTimers: vi.advanceTimersByTimeAsync,
      profiles: [sayingProfile('default', url, 'one')],
      push: { retries: 3, retryDelay: 60_000 },
    },
    http.post(url, () => new Promise<Response>((resolve) => answers.push(resolve))),
  )
  await start(genesys)
  await genesys.advance(1_000)
  expect(answers).toHaveLength(1)
  genesys.sessions.remove()
  answers[0]?.(new HttpResponse(null, { status: 500 }))
  await genesys.settled()
  expect(vi.getTimerCount()).toBe(0)
})
