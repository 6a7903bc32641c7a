import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventually, openConsole, quietProfile } from './open-console'

// What has the focus keeps it, whatever happens in the mock meanwhile.

/** What has the focus, however deep it lies, by its name or its tag. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
    return (
      at?.getAttribute('data-chat-id') ?? at?.getAttribute('aria-label') ?? (at?.className || at?.tagName)
    )
  })

test('a chat keeps the focus when another begins', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const first = await startChat()
  await page.getByRole('button', { name: first.chatId }).focus()
  const second = await startChat()
  await page.getByRole('button', { name: second.chatId }).waitFor()
  expect(await focused(page)).toBe(first.chatId)
})

test('what is due keeps the focus when something before it happens', async () => {
  const { page, startChat, genesys, view } = await openConsole({ profiles: [quietProfile] })
  const { chatId } = await startChat()
  const agent = await genesys.agent(chatId, { nickname: 'Eva' }).join()
  for (const text of ['One', 'Two']) await agent.say(text, { after: 100 })
  const due = await view('Due (2)')
  await due.getByRole('button', { name: 'Cancel: Message “Two”' }).focus()
  genesys.scheduler.runNext()
  await eventually(() => due.getByRole('listitem').count()).toBe(1)
  expect(await focused(page)).toBe('Cancel: Message “Two”')
})

test('where a button is gone or can be pressed no more, keys are heard as before', async () => {
  const { page, startChat, genesys, view } = await openConsole({ profiles: [quietProfile] })
  const { chatId } = await startChat()
  const agent = await genesys.agent(chatId, { nickname: 'Eva' }).join()
  await agent.say('One', { after: 100 })
  const due = await view('Due (1)')
  await due.getByRole('button', { name: 'Run now: Message “One”' }).press('Enter')
  await due.getByText('Nothing is due').waitFor()
  await page.keyboard.press('p')
  await eventually(() => genesys.scheduler.isPaused).toBe(true)
  genesys.scheduler.resume()
  await page.getByRole('button', { name: 'End chat' }).press('Enter')
  await eventually(() => page.getByRole('button', { name: 'End chat' }).isDisabled()).toBe(true)
  await page.keyboard.press('p')
  await eventually(() => genesys.scheduler.isPaused).toBe(true)
})

test('two keys in a row lead two chats further, however long the mock takes', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const oldest = await startChat()
  await startChat()
  const newest = await startChat()
  await page.getByRole('button', { name: newest.chatId }).click()
  await page.route('**/mock/sessions?*', () => {})
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.locator(`[data-chat-id="${oldest.chatId}"][aria-current="true"]`).waitFor()
})
