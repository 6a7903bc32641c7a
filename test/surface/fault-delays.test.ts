import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createGenesysMock, type GenesysMock, manualClock } from '../../src/index'
import { post } from '../doors/chat-client'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { timeKeepers } from '../time/stories'

const quiet = { profile: 'default', settings: { chat: {} } }

// Before a test fakes it.
const { setImmediate } = globalThis
const turn = () => new Promise((resolve) => setImmediate(resolve))

async function turns() {
  for (let count = 0; count < 20; count += 1) await turn()
}

/** Says something in a chat, with a fault that answers late; what comes of it is then in the list. */
async function askLate(genesys: GenesysMock, send: (request: Request) => Promise<Response | undefined>) {
  const { chatId, secureKey } = await start(genesys)
  genesys.faults.add({ operation: 'send', delay: 2_000 })
  const url = `http://gms.test/genesys/2/chat/aura/${chatId}/send`
  const answers: unknown[] = []
  const gone = new AbortController()
  const { signal } = gone
  const init = { ...post({ secureKey, message: 'Hi' }), signal }
  const asking = send(new Request(url, init)).then(async (response) => {
    answers.push(response?.type === 'error' ? 'error' : [response?.status, await response?.json()])
  })
  asking.catch((error) => answers.push(String(error)))
  // Until it has arrived, no time may pass: it is from then on that it is late.
  while (!genesys.requests.last('send')) await turn()
  const texts = () => genesys.sessions.get(chatId).messages.map(({ text }) => text)
  return { answers, asking, gone, texts, chatId }
}

describe.each(timeKeepers)('with $name', (time) => {
  afterEach(() => time.end())

  test.each([
    ['MSW', (request: Request) => fetch(request)],
    ['genesys.fetch', undefined],
  ])('over %s, the answer is late, what was asked for is not', async (_, send) => {
    const options = time.begin()
    const { genesys } = mockWithServer({ profiles: [quiet], ...options })
    const { answers, asking, texts } = await askLate(genesys, send ?? ((request) => genesys.fetch(request)))
    expect(texts()).toEqual([undefined, 'Hi'])
    await time.pass(genesys, 1_999)
    await turns()
    expect(answers).toEqual([])
    await time.pass(genesys, 1)
    await asking
    expect(answers).toEqual([[200, expect.objectContaining({ statusCode: 0, nextPosition: 3 })]])
    expect(genesys.requests.last()).toMatchObject({ fault: 'fault-1', answer: { httpStatus: 200 } })
  })
})

describe('a late answer', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))

  test('counts from the arrival of the request, however long it takes to be read', async () => {
    const genesys = mockAlone({ profiles: [quiet] })
    genesys.faults.add({ delay: 2_000 })
    const request = new Request('http://gms.test/genesys/2/chat/aura', post({ nickname: 'Ana' }))
    const asking = genesys.fetch(request)
    vi.advanceTimersByTime(2_000)
    expect((await asking)?.status).toBe(200)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('may be an error, of the fault or of the operation', async () => {
    const genesys = mockAlone({ clock: manualClock() })
    genesys.faults.add([
      { delay: 1_000, respond: { http: 502 } },
      { delay: 1_000, nth: 2 },
    ])
    const statuses: unknown[] = []
    for (const _ of [1, 2]) {
      const request = new Request('http://gms.test/genesys/2/chat/aura', { method: 'POST' })
      const asking = genesys.fetch(request).then((response) => statuses.push(response?.status))
      await turns()
      await genesys.advance(1_000)
      await asking
    }
    expect(statuses).toEqual([502, 400])
  })

  test.each(['reset', 'dispose'] as const)('is ended by a %s, which leaves no timer', async (method) => {
    const genesys = createGenesysMock({ profiles: [quiet] })
    const { answers, asking } = await askLate(genesys, (request) => genesys.fetch(request))
    expect(vi.getTimerCount()).toBe(1)
    genesys[method]()
    expect(vi.getTimerCount()).toBe(0)
    await asking
    const advice = 'the mock was reset while this request was under way'
    expect(answers).toEqual([[503, { errors: [{ code: 503, advice }] }]])
    genesys.dispose()
  })

  test('leaves no timer when nobody waits for it any more', async () => {
    const genesys = mockAlone({ profiles: [quiet] })
    const { answers, asking, gone, texts } = await askLate(genesys, (request) => genesys.fetch(request))
    gone.abort()
    expect(vi.getTimerCount()).toBe(0)
    await asking
    expect(answers).toEqual(['error'])
    expect(texts()).toEqual([undefined, 'Hi'])
  })

  test('is not waited for by who has gone before it was asked', async () => {
    const genesys = mockAlone({ profiles: [quiet] })
    genesys.faults.add({ delay: 2_000 })
    const init = { ...post({ nickname: 'Ana' }), signal: AbortSignal.abort() }
    const response = await genesys.fetch(new Request('http://gms.test/genesys/2/chat/aura', init))
    expect(response?.type).toBe('error')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves no timer over MSW either when its client gives up, which has been heard', async () => {
    const { genesys } = mockWithServer({ profiles: [quiet] })
    const { answers, gone, texts } = await askLate(genesys, (request) => fetch(request))
    gone.abort()
    await turns()
    expect(vi.getTimerCount()).toBe(0)
    expect(answers).toEqual([expect.stringMatching(/^AbortError/)])
    expect(texts()).toEqual([undefined, 'Hi'])
  })
})

test.each(['reset', 'dispose'] as const)(
  'an answer is not held back when a listener of its request calls %s()',
  async (end) => {
    const genesys = mockAlone({ clock: manualClock() })
    const { chatId, secureKey } = await start(genesys)
    genesys.faults.add({ operation: 'send', delay: 2_000 })
    genesys.on('request', () => genesys[end]())
    const form = { secureKey, message: 'Hi' }
    expect(await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, form)).toMatchObject({
      errors: [{ code: 503 }],
    })
  },
)
