import { expect, onTestFinished, test } from 'vitest'
import { openChromium } from '../open-chromium'
import { servePage } from '../serve-page'
import { eventually, openConsole, quietProfile } from './open-console'

// Where things stand when there is much of them, or little room.

test.each([
  ['wide', { width: 1_280, height: 800 }],
  ['narrow', { width: 500, height: 700 }],
  ['low', { width: 640, height: 360 }],
])('a long conversation scrolls by itself, beside where it is written, on a %s screen', async (_, size) => {
  const { page, startChat, genesys } = await openConsole({ profiles: [quietProfile] })
  await page.setViewportSize(size)
  const { chatId } = await startChat()
  const agent = await genesys.agent(chatId, { nickname: 'Eva' }).join()
  for (let count = 1; count <= 100; count += 1) await agent.say(`Message ${count}`)
  const log = page.getByRole('log')
  await log.getByText('Message 100').waitFor()
  expect((await log.boundingBox())?.height).toBeLessThan(size.height)
  await eventually(() =>
    log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight),
  ).toBeLessThanOrEqual(1)
})

test('a console that nobody gave a height is as high as the window at most', async () => {
  const server = await servePage('test/browser/pages/console-page.ts')
  onTestFinished(() => server.close())
  const { openTab } = await openChromium()
  const page = await openTab(server.origin)
  await page.evaluate(async () => {
    const { mock } = await consolePage.mockWithChats(50)
    consolePage.dock({ mock })
  })
  await page.getByRole('log').getByText('ParticipantJoined').waitFor()
  const height = await page.locator('genesys-console').evaluate((element) => element.clientHeight)
  expect(height).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0)
})

test('a word without end needs no scrolling to the side', async () => {
  const endless = 'x'.repeat(400)
  const { page, startChat, genesys, view } = await openConsole({ profiles: [quietProfile] })
  await page.setViewportSize({ width: 320, height: 640 })
  const chat = await startChat({ nickname: endless, subject: endless, 'userData[note]': endless })
  await chat.call('send', { message: endless, messageType: endless })
  const agent = await genesys.agent(chat.chatId, { nickname: endless }).join()
  await agent.say(endless, { after: 60 })
  genesys.faults.add({ operation: 'send', respond: { http: 503, body: endless } })
  for (const name of ['Conversation', 'Due (1)', 'Pushes', 'Requests', 'Faults (1)', 'Profiles', 'Script']) {
    const shown = await view(name)
    for (const entry of await shown.locator('summary').all()) await entry.click()
    const overhang = page.getByRole('region', { name: 'Details' })
    expect(await overhang.evaluate((part) => part.scrollWidth - part.clientWidth), name).toBe(0)
  }
})

test('what is chosen can be told in forced colours', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const first = await startChat()
  const second = await startChat()
  await page.getByRole('button', { name: first.chatId }).click()
  await page.locator(`[data-chat-id="${first.chatId}"][aria-current="true"]`).waitFor()
  await page.emulateMedia({ forcedColors: 'active' })
  const edge = (role: 'button' | 'tab', name: string) =>
    page.getByRole(role, { name }).evaluate((element) => getComputedStyle(element).borderBottomColor)
  expect(await edge('button', first.chatId)).not.toBe(await edge('button', second.chatId))
  expect(await edge('tab', 'Due')).not.toBe(await edge('tab', 'Pushes'))
})

test('each message runs in the direction of its script', async () => {
  const { page, startChat } = await openConsole({ profiles: [quietProfile] })
  const chat = await startChat()
  await chat.call('send', { message: 'שלום, Ana!' })
  await chat.call('send', { message: 'Hi, Ana!' })
  const direction = (text: string) =>
    page
      .getByRole('log')
      .getByText(text)
      .evaluate((element) => getComputedStyle(element).direction)
  expect(await direction('שלום')).toBe('rtl')
  expect(await direction('Hi')).toBe('ltr')
})
