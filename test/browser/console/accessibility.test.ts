import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventually, type OpenedConsole, openConsole } from './open-console'

/** What axe finds against WCAG 2.2 AA, a line each. */
async function violationsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await Reflect.get(globalThis, 'axe').run(document, { runOnly: tags })
    return violations.flatMap(
      ({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  })
}

/** A console in which there is something of everything. */
async function openFullConsole(): Promise<OpenedConsole> {
  const opened = await openConsole()
  const chat = await opened.startChat()
  await chat.call('send', { message: 'My router blinks' })
  await chat.call('send', { message: 'x', secureKey: 'wrong' })
  opened.genesys.faults.add({ operation: 'send', nth: 9, respond: { http: 503 } })
  opened.genesys.scheduler.runNext()
  opened.genesys.scheduler.pause()
  await opened.genesys.settled()
  await opened.page.getByRole('log').getByText('My router blinks').waitFor()
  return opened
}

const views = ['Due', 'Pushes', 'Requests', 'Faults', 'Profiles', 'Script']

test.each(['light', 'dark'] as const)('nothing stands against WCAG AA, in %s', async (colorScheme) => {
  const { page, view } = await openFullConsole()
  await page.emulateMedia({ colorScheme })
  for (const name of views) {
    const shown = await view(name)
    const entry = shown.locator('summary').first()
    if ((await entry.count()) > 0) await entry.click()
    expect(await violationsIn(page), name).toEqual([])
  }
  await page.setViewportSize({ width: 400, height: 800 })
  await view('Conversation')
  expect(await violationsIn(page)).toEqual([])
})

test('a narrow screen needs no scrolling to the side', async () => {
  const { page, view } = await openFullConsole()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const name of ['Conversation', ...views]) {
    const shown = await view(name)
    const entry = shown.locator('summary').first()
    if ((await entry.count()) > 0) await entry.click()
    const overhang = await page.evaluate(() => {
      const root = document.querySelector('genesys-console')?.shadowRoot
      return [...(root?.querySelectorAll('section, .bar') ?? [])].map(
        (part) => part.scrollWidth - part.clientWidth,
      )
    })
    expect(Math.max(...overhang), name).toBeLessThanOrEqual(0)
  }
})

test('everything can be done by keyboard', async () => {
  const { page, genesys, startChat } = await openConsole({
    profiles: [{ profile: 'default', settings: { chat: {} } }],
  })
  const first = await startChat()
  const second = await startChat()
  await page.getByRole('button', { name: second.chatId }).focus()
  await page.keyboard.press('Enter')
  await page.locator(`[data-chat-id="${second.chatId}"][aria-current="true"]`).waitFor()
  await page.keyboard.press('r')
  await page.keyboard.type('Hello')
  await page.keyboard.press('Enter')
  await eventually(second.transcript).toHaveLength(2)
  // What is typed into a field is text, and no shortcut.
  await page.keyboard.type('pnjk')
  expect(await page.getByLabel('Text').inputValue()).toBe('pnjk')
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await eventually(() => genesys.scheduler.isPaused).toBe(true)
  await page.keyboard.press('j')
  await page.locator(`[data-chat-id="${first.chatId}"][aria-current="true"]`).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.locator(`[data-chat-id="${second.chatId}"][aria-current="true"]`).waitFor()
  await page.keyboard.press('f')
  await page.getByRole('tab', { name: 'Faults', selected: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('tab', { name: 'Profiles', selected: true }).waitFor()
  await page.keyboard.press('End')
  await page.getByRole('tab', { name: 'Script', selected: true }).waitFor()
})

test('what was done is said to a screen reader', async () => {
  const { page, press, startChat } = await openConsole({
    profiles: [{ profile: 'default', settings: { chat: {} } }],
  })
  await startChat()
  await page.getByRole('log').waitFor()
  await press('Join')
  await page.getByRole('status').filter({ hasText: 'joined' }).waitFor({ state: 'attached' })
})
