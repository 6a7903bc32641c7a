import { bypass, HttpResponse, http } from 'msw'
import { channelUrl } from './setup/customer'
import { setChatSettings, setupStage } from './setup/stage'

const { genesys, server, pushUrl, talking, stopBot, startBot } = setupStage({
  push: { retries: 2, retryDelay: 500 },
})

/** Lets the next pushes fail with HTTP 503, before they reach the bridge. */
function failNextPushes(times: number): void {
  const respond = () => new HttpResponse(null, { status: 503 })
  for (let count = 0; count < times; count += 1) server.use(http.post(pushUrl(), respond, { once: true }))
}

test('the bridge is down for a second, and the customer sees everything when it is back', async () => {
  const { customer: maria, agent } = await talking('Maria')
  failNextPushes(2)
  await agent.say('Which light is it?')
  await agent.say('The red one?')

  await genesys.advance(999)
  expect(maria.screen).toEqual([])
  await genesys.advance(1)
  await genesys.settled()
  expect(maria.screen).toEqual(['agent1: Which light is it?', 'agent1: The red one?'])
  expect(genesys.pushes.of(agent.chatId).slice(-2)).toMatchObject([
    { status: 'delivered', attempts: 3 },
    { status: 'delivered', attempts: 1 },
  ])
})

test('the bridge is down for longer, and reads what it has missed with the next push', async () => {
  const { customer: maria, agent } = await talking('Maria')
  failNextPushes(3)
  await agent.say('Which light is it?')
  await genesys.advance(1_000)
  expect(genesys.pushes.last()).toMatchObject({ status: 'failed', httpStatus: 503, attempts: 3 })

  await agent.say('The red one?')
  await genesys.settled()
  expect(maria.screen).toEqual(['agent1: Which light is it?', 'agent1: The red one?'])
  expect(genesys.requests.last('refresh')?.answer.httpStatus).toBe(200)
})

test('the bot is stopped and started again while an agent writes', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await stopBot()
  await agent.say('Which light is it?')
  await genesys.advance(100)
  expect(genesys.pushes.last()).toMatchObject({ status: 'pending', attempts: 1 })

  await startBot()
  const push = await genesys.waitFor.push('Which light is it?')
  expect(push).toMatchObject({ status: 'delivered', httpStatus: 204, attempts: 2 })
  expect(maria.screen).toEqual(['agent1: Which light is it?'])
})

test('the channel does not take a text, and Genesys pushes it again', async () => {
  const { customer: maria, agent } = await talking('Maria')
  server.use(http.post(channelUrl, () => new HttpResponse(null, { status: 400 }), { once: true }))
  await agent.say('Which light is it?')

  expect(await genesys.waitFor.push('Which light is it?')).toMatchObject({ status: 'delivered', attempts: 2 })
  expect(maria.screen).toEqual(['agent1: Which light is it?'])
})

test('pushes come twice and out of order, and the customer sees each text once, in order', async () => {
  const { customer: maria, agent } = await talking('Maria')
  genesys.faults.add([
    { operation: 'push', duplicate: true },
    { operation: 'push', nth: 2, reorder: true },
  ])
  await agent.say('one')
  await agent.say('two')
  await agent.say('three')
  await genesys.settled()

  expect(maria.screen).toEqual(['agent1: one', 'agent1: two', 'agent1: three'])
})

test('Genesys pushes to the public address, where an MSW handler stands for the gateway', async () => {
  const publicUrl = 'https://bridge.example.com/aura-services/v1/genesys/messages'
  setChatSettings(genesys, { pushUrl: publicUrl })
  server.use(
    http.post(publicUrl, async ({ request }) => {
      const { method, headers } = request
      return fetch(bypass(pushUrl(), { method, headers, body: await request.text() }))
    }),
  )
  const { customer: maria, agent } = await talking('Maria')
  await agent.say('Which light is it?')
  await genesys.settled()

  expect(genesys.pushes.last()).toMatchObject({ url: publicUrl, status: 'delivered', httpStatus: 204 })
  expect(maria.screen).toEqual(['agent1: Which light is it?'])
})

test('the bridge rejects what is not a push, and chats that it does not know', async () => {
  const post = (body: object) =>
    fetch(pushUrl(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await post({ hello: 'world' })).status).toBe(400)
  expect((await post({ statusCode: 0, chatId: 'UNKNOWN', messages: [] })).status).toBe(404)
})
