import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openChromium } from './open-chromium'
import { type PageServer, servePage } from './serve-page'

let server: PageServer
let hook: string
beforeAll(async () => {
  server = await servePage('test/browser/pages/worker-page.ts')
  hook = server.otherOrigin.replace('page.test', 'hooks.test')
})
afterAll(() => server.close())
beforeEach(() => void server.arrived.splice(0))

async function openStarted() {
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  await page.evaluate(() => workerPage.start().then(() => {}))
  return page
}

/** Has an agent say something in a chat whose events are pushed there. */
const pushTo = async (url: string): Promise<unknown> => {
  const { genesys } = workerPage.worker
  genesys.profiles.set({ profile: 'default', settings: { chat: { pushUrl: url } } })
  const { chatId } = await workerPage.startChat()
  const agent = await genesys.agent(chatId).join()
  await agent.say('Hello')
  await genesys.settled()
  return genesys.pushes.of(chatId).map(({ status, httpStatus, error }) => ({ status, httpStatus, error }))
}
const captured = { status: 'captured', httpStatus: 200, error: null }

test.each(['the same origin', 'another origin', 'a host that can not be found'])(
  'a push to %s is caught in the page, and none leaves it',
  async (where) => {
    const page = await openStarted()
    const url =
      { 'the same origin': server.origin, 'another origin': hook }[where] ?? 'https://nowhere.example'
    server.arrived.splice(0)
    // To this machine a push may go.
    const expected = where === 'the same origin' ? { status: 'failed', httpStatus: 404 } : captured
    expect(await page.evaluate(pushTo, `${url}/push`)).toMatchObject([expected, expected])
    expect(server.arrived.map(({ method }) => method)).toEqual(
      where === 'the same origin' ? ['POST', 'POST'] : [],
    )
  },
)

test("a push is taken by the page's own handlers", async () => {
  const page = await openStarted()
  await page.evaluate((url) => {
    const { http, HttpResponse, worker } = workerPage
    worker.use(http.post(url, () => HttpResponse.json({}, { status: 202 })))
  }, `${hook}/push`)
  const taken = { status: 'delivered', httpStatus: 202 }
  expect(await page.evaluate(pushTo, `${hook}/push`)).toMatchObject([taken, taken])
})

test('the live feed streams through the worker, and ends with its reader', async () => {
  const page = await openStarted()
  await page.evaluate(async () => {
    const feed = new EventSource('/genesys/2/mock/events')
    feed.addEventListener('event', ({ data }) => {
      document.title = JSON.parse(data).event.type
      feed.close()
    })
    await new Promise((resolve) => feed.addEventListener('open', resolve))
    await workerPage.startChat()
  })
  await page.waitForFunction(() => document.title === 'ParticipantJoined')
})

test('requests of another origin are answered, also those a browser would ask for first', async () => {
  const page = await openStarted()
  const answer = await page.evaluate(async (url) => {
    const response = await fetch(`${url}/genesys/2/chat/aura`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', apikey: 'secret' },
      body: JSON.stringify({ nickname: 'Ana' }),
    })
    return response.json()
  }, hook)
  expect(answer).toMatchObject({ statusCode: 0 })
  expect(server.arrived.filter(({ url }) => url.startsWith(hook))).toEqual([])
})
