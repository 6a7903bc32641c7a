import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type GenesysMock, type GenesysMockOptions, manualClock } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { type FeedReader, readFeed } from './feed-reader'
import { quiet, runServer, turns } from './running-server'

/** A mock, and a way to its feed. */
interface Fed {
  genesys: GenesysMock
  ask(query?: string, init?: RequestInit): Promise<Response | undefined>
}

const path = '/genesys/2/mock/events'

const doors: [name: string, open: (options?: GenesysMockOptions) => Promise<Fed>][] = [
  [
    'HTTP',
    async (options) => {
      const { mock, url } = await runServer({ mock: mockAlone({ profiles: [quiet], ...options }) })
      return { genesys: mock, ask: (query = '', init = {}) => fetch(`${url}${path}${query}`, init) }
    },
  ],
  [
    'MSW',
    async (options) => {
      const { genesys } = mockWithServer({ profiles: [quiet], ...options })
      return { genesys, ask: (query = '', init = {}) => fetch(`http://gms.test${path}${query}`, init) }
    },
  ],
  [
    'genesys.fetch',
    async (options) => {
      const genesys = mockAlone({ profiles: [quiet], ...options })
      const ask: Fed['ask'] = (query = '', init = {}) =>
        genesys.fetch(new Request(`http://gms.test${path}${query}`, init))
      return { genesys, ask }
    },
  ],
]

const names = ['session', 'event', 'request', 'push', 'job', 'warning'] as const

/** A chat with an agent in it. */
async function chatIn(genesys: GenesysMock) {
  const { chatId } = await start(genesys)
  const agent = await genesys.agent(chatId).join()
  return { chatId, agent }
}

/** Whether anything is still written for a feed when an agent says something. */
async function isTold({ chatId, agent }: Awaited<ReturnType<typeof chatIn>>): Promise<boolean> {
  const stringify = vi.spyOn(JSON, 'stringify')
  await agent.notice('anything')
  const told = stringify.mock.calls.some(([value]) => value?.chatId === chatId && 'event' in value)
  stringify.mockRestore()
  return told
}

/** The text of the next event of a chat. */
async function nextText(feed: FeedReader): Promise<unknown> {
  for (;;) {
    const { name, data } = (await feed.next()) ?? {}
    if (name === undefined || name === 'event') return data?.event?.text
  }
}

async function untilNotTold(chat: Awaited<ReturnType<typeof chatIn>>): Promise<void> {
  while (await isTold(chat)) await turns(5)
}

describe.each(doors)('over %s, the feed', (_, open) => {
  test('says what it is', async () => {
    const { ask } = await open()
    const response = await ask()
    expect(response?.status).toBe(200)
    expect(response?.headers.get('content-type')).toBe('text/event-stream')
    expect(response?.headers.get('access-control-allow-origin')).toBe('*')
  })

  test('tells of every kind of thing, in the order in which it happens', async () => {
    const clock = manualClock()
    const profiles = [sayingProfile('default', 'http://127.0.0.1:9/', 'one', 'two')]
    const fed = await open({ clock, profiles })
    const { genesys } = fed
    vi.stubGlobal(
      'fetch',
      (
        (stub) => (input: string, init?: RequestInit) =>
          input.startsWith('http://127.0.0.1:9/') ? Promise.resolve(new Response()) : stub(input, init)
      )(fetch),
    )
    const feed = await readFeed(await fed.ask())
    const told: unknown[] = []
    for (const name of names) genesys.on(name, (data) => told.push({ name, data }))
    const { chatId } = await start(genesys)
    await genesys.advance(2_000)
    await genesys.fetch(
      new Request('http://gms.test/genesys/2/chat/aura/x/refresh', { method: 'POST', body: 'a=100%' }),
    )
    genesys.sessions.remove(chatId)
    const fedEvents = await feed.take(told.length)
    expect(fedEvents).toEqual(JSON.parse(JSON.stringify(told)))
    expect(new Set(fedEvents.map(({ name }) => name))).toEqual(new Set(names))
  })

  test('may be of one chat only', async () => {
    const fed = await open()
    const { genesys } = fed
    const [one, other] = [await chatIn(genesys), await chatIn(genesys)]
    const feed = await readFeed(await fed.ask(`?chatId=${one.chatId}`))
    for (const { agent, chatId } of [other, one, other, one]) await agent.notice(chatId)
    genesys.sessions.remove(other.chatId)
    genesys.sessions.remove(one.chatId)
    const seen = await feed.take(9)
    const notice = ['job', 'job', 'event']
    expect(seen.map(({ name }) => name)).toEqual([...notice, ...notice, 'session', 'event', 'session'])
    expect(JSON.stringify(seen)).not.toContain(other.chatId)
  })

  test('keeps a text with line breaks in one line', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const feed = await readFeed(await fed.ask(`?chatId=${chat.chatId}`))
    const text = 'one\ntwo\r\nthree\rfour\u2028five\u2029\n\nevent: request\ndata: {}\n\n👋🏽'
    await chat.agent.notice(text)
    expect(await nextText(feed)).toBe(text)
  })

  test('may be read by several at once', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const feeds = [
      await readFeed(await fed.ask(`?chatId=${chat.chatId}`)),
      await readFeed(await fed.ask(`?chatId=${chat.chatId}`)),
    ]
    await chat.agent.notice('hear, hear')
    for (const feed of feeds) expect(await nextText(feed)).toBe('hear, hear')
    await feeds[0]?.cancel()
    await chat.agent.notice('who is left?')
    for (const feed of feeds.slice(1)) expect(await nextText(feed)).toBe('who is left?')
  })

  test('goes on after a reset', async () => {
    const fed = await open()
    const feed = await readFeed(await fed.ask())
    fed.genesys.reset()
    await start(fed.genesys)
    expect(await feed.next()).toMatchObject({ name: 'session', data: { change: 'created' } })
  })

  test('ends with the mock', async () => {
    const fed = await open()
    const feed = await readFeed(await fed.ask())
    fed.genesys.dispose()
    expect(await feed.next()).toBeUndefined()
  })

  test('ends with the mock even if that ends while its listeners are being told', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    process.on('uncaughtException', unhandled)
    onTestFinished(() => {
      process.off('unhandledRejection', unhandled)
      process.off('uncaughtException', unhandled)
    })
    fed.genesys.on('event', () => fed.genesys.dispose())
    const feed = await readFeed(await fed.ask(`?chatId=${chat.chatId}`))
    await chat.agent.notice('the last words').catch(() => {})
    expect(await nextText(feed)).toBeUndefined()
    await turns()
    expect(unhandled).not.toHaveBeenCalled()
  })

  test('is written for nobody any more when its request is aborted', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const gone = new AbortController()
    const feed = await readFeed(await fed.ask('', { signal: gone.signal }))
    expect(await isTold(chat)).toBe(true)
    gone.abort()
    await untilNotTold(chat)
    await expect(feed.rest()).rejects.toThrow(/abort/i)
  })

  test('is not kept for a request that was aborted before it was answered', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const asking = fed.ask('', { signal: AbortSignal.abort() })
    // Who calls the mock itself gets an answer, that is broken off.
    await expect(asking.then((response) => response?.text())).rejects.toThrow(/abort/i)
    await untilNotTold(chat)
  })

  test('is not begun by a HEAD', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const response = await fed.ask('', { method: 'HEAD' })
    expect(response?.headers.get('content-type')).toBe('text/event-stream')
    expect(await response?.text()).toBe('')
    expect(await isTold(chat)).toBe(false)
  })

  test('ends when more than 8 MiB of it are not read, and keeps the mock waiting no moment', async () => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const response = await fed.ask(`?chatId=${chat.chatId}`)
    let said = 0
    // What the network itself holds does not count.
    for (; (await isTold(chat)) && said < 30; said += 1) {
      await chat.agent.notice('x'.repeat(1_000_000))
      await turns(2)
    }
    expect(said).toBeLessThan(30)
    const whole = (await response?.text()) ?? ''
    expect(whole.length).toBeGreaterThan(8_388_608)
    expect(whole.slice(-100)).toMatch(
      /\n\n: this feed ends here, since more than 8388608 bytes of it have not been read\n\n$/,
    )
  })
})

// MSW keeps a copy of the answer of its own, which hears of no such end; it is 8 MiB then.
test.each(doors.filter(([name]) => name !== 'MSW'))(
  'over %s, the feed is written for nobody any more when its reader has gone',
  async (_, open) => {
    const fed = await open()
    const chat = await chatIn(fed.genesys)
    const feed = await readFeed(await fed.ask())
    expect(await isTold(chat)).toBe(true)
    await feed.cancel()
    await untilNotTold(chat)
  },
)

test('over HTTP, the feed may not be stored, and its connection is for nothing else', async () => {
  const { call } = await runServer()
  const response = await call('mock/events')
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    connection: 'close',
    'transfer-encoding': 'chunked',
  })
})

test('over HTTP, a feed that waits behind another answer ends with its client, too', async () => {
  const { connect, mock } = await runServer()
  const chat = await chatIn(mock)
  mock.faults.add({ operation: 'requestChat', delay: 60_000 })
  const { socket, send } = await connect()
  send(
    'POST /genesys/2/chat/aura HTTP/1.1\r\nhost: localhost\r\ncontent-length: 12\r\n\r\nnickname=Ana',
    `GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  )
  while (!(await isTold(chat))) await turns(5)
  socket.destroy()
  await untilNotTold(chat)
})

test('feeds that nobody reads are bounded together', async () => {
  const genesys = mockAlone()
  const megabyte = 1_024 * 1_024
  const ended: number[] = []
  const stops: (() => void)[] = []
  for (let reader = 0; reader < 9; reader += 1) {
    const { stream } =
      (await genesys.answer({ method: 'GET', url: 'http://a/genesys/2/mock/events', headers: {} })) ?? {}
    // One of them reads all there is; the others have 5 MiB each before them, less than the most for one.
    const unread = (): number => (reader === 0 || ended.includes(reader) ? 0 : 5 * megabyte)
    const stop = stream?.({ write: () => {}, close: () => void ended.push(reader), unread })
    if (stop) stops.push(stop)
  }
  await start(genesys)
  expect(ended).toEqual([1, 2])
  for (const stop of stops) stop()
})
