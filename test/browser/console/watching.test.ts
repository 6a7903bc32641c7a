import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { manualClock } from 'aura-mocks-genesys-api'
import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import { expect, onTestFinished, test } from 'vitest'
import { eventually, openConsole, quietProfile } from './open-console'

/** A receiver of pushes that answers with a status. */
async function startReceiver(status: number): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/messages`
}

test('a chat that begins, what is said in it and its end are shown as they happen', async () => {
  const { page, startChat, genesys } = await openConsole({ clock: manualClock(), profiles: [quietProfile] })
  await page.getByText('No chat yet').waitFor()
  const chat = await startChat({ nickname: 'Bea' })
  const chats = page.getByRole('region', { name: 'Chats' })
  await chats.getByRole('button', { name: chat.chatId }).waitFor()
  await genesys.advance(1_500)
  await chat.call('send', { message: 'My router blinks' })
  const message = page.getByRole('log').locator('[data-index="2"]')
  await message.getByText('My router blinks').waitFor()
  expect(await message.textContent()).toMatch(/#2\s*\+1\.5 s\s*Bea \(Client\)/)
  await chat.call('disconnect')
  await chats.getByText('ended (client)').waitFor()
})

test('of several chats, the one that is chosen is looked at', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const first = await startChat({ nickname: 'One' })
  await first.call('send', { message: 'from One' })
  await startChat({ nickname: 'Two' })
  await page.getByRole('button', { name: first.chatId }).click()
  await page.getByRole('log').getByText('from One').waitFor()
})

test('a chat that ends makes way for the next one that begins, unless it was chosen', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const shown = async (chatId: string) =>
    page.locator(`[data-chat-id="${chatId}"][aria-current="true"]`).waitFor()
  const first = await startChat()
  await shown(first.chatId)
  const second = await startChat()
  await page.getByRole('button', { name: second.chatId }).waitFor()
  await shown(first.chatId)
  await first.call('disconnect')
  await shown(second.chatId)
  await page.getByRole('button', { name: first.chatId }).click()
  await shown(first.chatId)
  await second.call('send', { message: 'Hi' })
  await page.getByText('2 events').waitFor()
  await shown(first.chatId)
})

test('each push is shown with its body, its answer and its error', async () => {
  const pushUrl = await startReceiver(500)
  const { view, genesys, startChat } = await openConsole({ clock: manualClock() })
  genesys.profiles.set({ profile: 'default', settings: { chat: { pushUrl } } })
  const { chatId } = await startChat()
  await genesys.agent(chatId, { nickname: 'Eva' }).join()
  await genesys.settled()
  const pushes = await view('Pushes')
  await pushes.getByText('failed 500').click()
  await pushes.getByText(pushUrl).waitFor()
  await pushes.getByText('answered HTTP 500').waitFor()
  expect(JSON.parse((await pushes.getByLabel('Body of the push').textContent()) ?? '')).toMatchObject({
    messages: [{ type: 'ParticipantJoined', from: { nickname: 'Eva' } }],
  })
})

test('a push that was not sent to another machine is shown with what to do, and not as a failure', async () => {
  const { view, genesys, startChat } = await openConsole({ clock: manualClock() })
  genesys.profiles.set({
    profile: 'default',
    settings: { chat: { pushUrl: 'https://bridge.test/messages' } },
  })
  const { chatId } = await startChat()
  await genesys.agent(chatId, { nickname: 'Eva' }).join()
  await genesys.settled()
  const pushes = await view('Pushes')
  const status = pushes.getByText('blocked', { exact: true })
  await status.click()
  expect(await status.getAttribute('class')).toBe('muted')
  await pushes.getByText('give --push-url').waitFor()
  expect(await pushes.locator('.failure, .bad').count()).toBe(0)
})

test('each request is shown with its parsed form, its answer and why it was refused', async () => {
  const { view, startChat } = await openConsole({ profiles: [quietProfile] })
  const chat = await startChat()
  await chat.call('send', { message: 'Hi', 'userData[step]': '7', secureKey: 'wrong' })
  const requests = await view('Requests')
  await requests.getByText('HTTP 200, statusCode 2').click()
  await requests.getByText('WRONG_SECURE_KEY').waitFor()
  const part = async (name: string) =>
    JSON.parse((await requests.getByRole('region', { name, exact: true }).textContent()) ?? '')
  expect(await part('Form')).toEqual({ message: 'Hi', secureKey: 'wrong' })
  expect(await part('User data')).toEqual({ step: '7' })
  expect(await part('Answer')).toMatchObject({ statusCode: 2 })
})

test('requests that belong to no chat are shown with all', async () => {
  const { page, view, startChat, server } = await openConsole({ profiles: [quietProfile] })
  await startChat()
  // Until a chat is looked at, all are shown.
  await page.getByRole('log').getByText('ParticipantJoined').waitFor()
  await fetch(`${server.url}/genesys/2/chat/aura/nobody/dance`, { method: 'POST' })
  const requests = await view('Requests')
  await requests.getByText('requestChat').waitFor()
  await eventually(() => requests.getByText('dance').count()).toBe(0)
  await requests.getByLabel('those of all chats').check()
  await requests.getByText('HTTP 404').waitFor()
})

test('who looks leaves no trace', async () => {
  const { page, genesys, startChat } = await openConsole({ profiles: [quietProfile] })
  await startChat()
  await page.getByRole('log').getByText('ParticipantJoined').waitFor()
  expect(genesys.requests.all().map(({ operation }) => operation)).toEqual(['requestChat'])
})

test('a mock that goes away is missed, and found again', async () => {
  const { page, server, startChat } = await openConsole({ profiles: [quietProfile] })
  await startChat()
  await server.close()
  await page.getByRole('alert').getByText('No connection').waitFor()
  const again = await startGenesysServer({ port: Number(new URL(server.url).port) })
  onTestFinished(() => again.close())
  await page
    .getByRole('status')
    .filter({ hasText: /live|polling/ })
    .waitFor()
  await page.getByText('No chat yet').waitFor()
})

test('a reset by code is seen without being told of', async () => {
  const { page, genesys, startChat } = await openConsole({ profiles: [quietProfile] })
  const { chatId } = await startChat()
  await page.getByRole('button', { name: chatId }).waitFor()
  genesys.reset()
  await eventually(() => page.getByRole('button', { name: chatId }).count()).toBe(0)
})
