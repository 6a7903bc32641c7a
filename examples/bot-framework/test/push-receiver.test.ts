import { HttpResponse, http } from 'msw'
import { pushPath } from '../src/bridge'
import { channelUrl } from './setup/customer'
import { pushUrl, setupStage } from './setup/stage'

const { genesys, server, talking, botUrl, stopBot, startBot } = setupStage({
  push: { retries: 2, retryDelay: 500 },
})

/** Has the next requests to an address answered with HTTP 503. */
function failNext(times: number, url: string): void {
  const respond = () => new HttpResponse(null, { status: 503 })
  for (let count = 0; count < times; count += 1) server.use(http.post(url, respond, { once: true }))
}

test('the bridge is down for a second, and the customer sees everything when it is back', async () => {
  const { customer: maria, agent } = await talking('Maria')
  failNext(2, pushUrl)
  await agent.say('Which light is it?')
  await agent.say('The red one?')

  await genesys.advance(999)
  expect(maria.screen).toEqual([])
  await genesys.advance(1)
  expect(maria.screen).toEqual(['agent1: Which light is it?', 'agent1: The red one?'])
  expect(genesys.pushes.of(agent.chatId).slice(-2)).toMatchObject([
    { status: 'delivered', attempts: 3 },
    { status: 'delivered', attempts: 1 },
  ])
})

test('the bridge is down for longer, and reads what it has missed with the next push', async () => {
  const { customer: maria, agent } = await talking('Maria')
  failNext(3, pushUrl)
  await agent.say('Which light is it?')
  await genesys.advance(1_000)
  expect(genesys.pushes.last()).toMatchObject({ status: 'failed', httpStatus: 503, attempts: 3 })

  await agent.say('The red one?')
  await genesys.settled()
  expect(maria.screen).toEqual(['agent1: Which light is it?', 'agent1: The red one?'])
  expect(genesys.requests.of(agent.chatId).last('refresh')?.fault).toBeNull()
})

test('the channel does not take a text, and Genesys is asked to push it again', async () => {
  const { customer: maria, agent } = await talking('Maria')
  const respond = () => new HttpResponse(null, { status: 400 })
  server.use(http.post(channelUrl, respond, { once: true }))
  await agent.say('Which light is it?')
  await genesys.advance(499)
  expect(genesys.pushes.last()).toMatchObject({ status: 'pending', attempts: 1 })

  await genesys.advance(1)
  expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', attempts: 2 })
  expect(maria.screen).toEqual(['agent1: Which light is it?'])
})

test('the bot is stopped and started again while an agent writes, over a real connection', async () => {
  const { settings } = genesys.profiles.get('default')
  const url = `${botUrl()}${pushPath}`
  genesys.profiles.set({ profile: 'default', settings: { chat: { ...settings.chat, pushUrl: url } } })
  const { customer: maria, agent } = await talking('Maria')

  await stopBot()
  await agent.say('Which light is it?')
  await genesys.advance(499)
  expect(genesys.pushes.last()).toMatchObject({ url, status: 'pending', attempts: 1 })
  await startBot()
  await genesys.advance(1)

  expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', httpStatus: 204, attempts: 2 })
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

test('the bridge refuses what is no push, and chats that it does not know', async () => {
  const post = (body: unknown) =>
    fetch(pushUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  expect((await post({ hello: 'world' })).status).toBe(400)
  expect((await post({ statusCode: 0, chatId: 'UNKNOWN', messages: [] })).status).toBe(404)
})
