import { writeFile } from 'node:fs/promises'
import { manualClock } from 'aura-mocks-genesys-api'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type OpenedConsole, openConsole } from './open-console'

// The pictures of docs/images: `npm run screenshots` writes them, to be looked at before they are kept.

const isWriting = process.env.WRITE_SCREENSHOTS === 'true'
const folder = new URL('../../../docs/images/', import.meta.url)

async function take(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot()
  if (isWriting) await writeFile(new URL(`${name}.png`, folder), picture)
  expect(picture.length).toBeGreaterThan(10_000)
}

async function takeInBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await take(page, `${name}-${colorScheme}`)
  }
}

/** A conversation in its middle, one before that has ended, and something wrong. */
async function openStory(): Promise<OpenedConsole> {
  const opened = await openConsole({
    clock: manualClock({ now: Date.UTC(2026, 10, 25, 9, 30) }),
    push: { allowHosts: [] },
  })
  const { genesys, startChat } = opened
  genesys.profiles.set({ ...genesys.profiles.get('default'), profile: 'night' })
  const first = await startChat({ nickname: 'Bruno Díaz', subject: 'Invoice' })
  await first.call('disconnect')
  await genesys.advance(42_000)
  const ana = await startChat({ nickname: 'Ana García', 'userData[language]': 'es' })
  await genesys.advance(2_400)
  await ana.call('startTyping')
  await ana.call('send', { message: 'Hi! My router blinks red since this morning.' })
  await ana.call('send', { message: 'Hello?', secureKey: 'wrong' })
  await genesys.advance(1_600)
  await genesys.agent(ana.chatId, { nickname: 'agent1' }).type('Good morning Ana, let me have a look.')
  await genesys.settled()
  genesys.faults.add([
    { operation: 'refresh', nth: 3, times: 2, respond: { http: 503 } },
    { operation: 'push', chatId: ana.chatId, delay: 5_000 },
  ])
  await opened.page.getByRole('log').getByText('router').waitFor()
  return opened
}

test('the conversation, and what is due', async () => {
  const { page, view } = await openStory()
  await (await view('Due')).getByRole('timer').first().waitFor()
  await page.getByLabel('Text').fill('Is the cable plugged in?')
  await takeInBoth(page, 'console')
})

test('the pushes', async () => {
  const { page, view } = await openStory()
  await (await view('Pushes')).locator('summary').first().click()
  await takeInBoth(page, 'console-pushes')
})

test('the requests', async () => {
  const { page, view } = await openStory()
  await (await view('Requests')).getByText('statusCode 2').click()
  await takeInBoth(page, 'console-requests')
})

test('the faults', async () => {
  const { page, view } = await openStory()
  await (await view('Faults')).getByRole('listitem').first().waitFor()
  await takeInBoth(page, 'console-faults')
})

test('a profile with a mistake', async () => {
  const { page, view, press } = await openStory()
  const settings = (await view('Profiles')).getByLabel('Settings, as JSON')
  await settings.fill((await settings.inputValue()).replace('"timeout": 1', '"timeout": "soon"'))
  await press('Set profile')
  await page.getByRole('alert').waitFor()
  await takeInBoth(page, 'console-profiles')
})

test('a narrow screen', async () => {
  const { page } = await openStory()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('tab', { name: 'Conversation' }).click()
  await takeInBoth(page, 'console-narrow')
})
