import { expect, test } from 'vitest'
import { eventually, openConsole, quietProfile } from './open-console'

// What somebody is about to do is not undone by what happens meanwhile, nor by looking elsewhere.

test('what is written stays written while another view is looked at', async () => {
  const { page, startChat, view } = await openConsole({ profiles: [quietProfile] })
  await page.setViewportSize({ width: 500, height: 700 })
  await startChat()
  await page.getByRole('log').waitFor()
  await page.getByLabel('Text').fill('Let me look')
  await (await view('Profiles')).getByLabel('Settings').fill('{ "chat": { "agents": 2 } }')
  await view('Due')
  await view('Conversation')
  expect(await page.getByLabel('Text').inputValue()).toBe('Let me look')
  await view('Profiles')
  expect(await page.getByLabel('Settings').inputValue()).toBe('{ "chat": { "agents": 2 } }')
})

test('what is written stays written when the console becomes wide, and narrow again', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const text = page.getByLabel('Text')
  await startChat()
  await page.getByRole('log').waitFor()
  await text.fill('Let me look')
  await page.getByLabel('Nickname').fill('Sue')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Supervisor')
  await page.setViewportSize({ width: 700, height: 700 })
  await page.getByRole('tab', { name: 'Conversation' }).click()
  await eventually(() => text.inputValue()).toBe('Let me look')
  await text.fill('Now I see')
  await page.setViewportSize({ width: 1_280, height: 700 })
  await page.getByRole('tab', { name: 'Conversation' }).waitFor({ state: 'detached' })
  await eventually(() => text.inputValue()).toBe('Now I see')
  expect(await page.getByLabel('Nickname').inputValue()).toBe('Sue')
  expect(await page.getByRole('combobox', { name: 'Type' }).inputValue()).toBe('Supervisor')
})

test('a conversation shows its end, unless somebody has scrolled away from it', async () => {
  const { page, startChat, genesys, view } = await openConsole({ profiles: [quietProfile] })
  await page.setViewportSize({ width: 500, height: 700 })
  const { chatId } = await startChat()
  const other = await startChat()
  const agent = await genesys.agent(chatId, { nickname: 'Eva' }).join()
  const colleague = await genesys.agent(other.chatId, { nickname: 'Max' }).join()
  for (let count = 1; count <= 30; count += 1) {
    await agent.say(`Message ${count}`)
    if (count < 20) await colleague.say(`Word ${count}`)
  }
  const log = page.getByRole('log')
  const toEnd = () =>
    log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
  await page.getByRole('button', { name: chatId }).click()
  await log.getByText('Message 30').waitFor()
  await view('Due')
  await view('Conversation')
  await eventually(toEnd).toBeLessThanOrEqual(1)
  await log.evaluate((element) => element.scrollTo(0, 0))
  await agent.say('Message 31')
  await log.getByText('Message 31').waitFor()
  expect(await log.evaluate(({ scrollTop }) => scrollTop)).toBe(0)
  await page.getByRole('button', { name: other.chatId }).click()
  await log.getByText('Word 19').waitFor()
  await eventually(toEnd).toBeLessThanOrEqual(1)
})

test('a chat that somebody writes in is not changed for another when it ends', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const shown = page.locator('[aria-current="true"]')
  const first = await startChat()
  await shown.waitFor()
  const second = await startChat()
  await page.getByRole('button', { name: second.chatId }).waitFor()
  await page.getByLabel('Text').fill('For the first one only')
  await first.call('disconnect')
  await page.getByRole('region', { name: 'Chats' }).getByText('ended (client)').waitFor()
  expect(await shown.getAttribute('data-chat-id')).toBe(first.chatId)
})
