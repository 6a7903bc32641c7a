import { expect, test } from 'vitest'
import { eventually, openConsole, quietProfile } from './open-console'

// What can't be done is said, and does not look done.

test('a pace that is refused is not shown as chosen', async () => {
  const { page } = await openConsole()
  await page.route('**/mock/clock', (route) => route.fulfill({ status: 503, body: '{}' }))
  const pace = page.getByRole('combobox', { name: 'Pace' })
  await pace.selectOption('60 ×')
  await page.getByRole('alert').getByText('HTTP 503').waitFor()
  await eventually(() => pace.inputValue()).toBe('1')
})

test('a fault for this chat needs one that is looked at', async () => {
  const { view, press, genesys } = await openConsole()
  const faults = await view('Faults')
  await faults.getByRole('combobox', { name: 'Where' }).selectOption('this chat')
  await press('Inject')
  await faults.getByRole('alert').getByText('Where: no chat is looked at').waitFor()
  expect(genesys.faults.list()).toEqual([])
})

test('settings that are null are refused by their name, and play nothing', async () => {
  const { page, view, press, startChat, genesys } = await openConsole({ profiles: [quietProfile] })
  const { chatId } = await startChat()
  await page.getByRole('log').getByText('ParticipantJoined').waitFor()
  const profiles = await view('Profiles')
  await profiles.getByLabel('Settings').fill('null')
  await press('Set profile')
  await profiles.getByRole('alert').getByText('settings').waitFor()
  await press('Play in this chat')
  await profiles.getByRole('alert').getByText('Settings: no chat.autoMessages to play').waitFor()
  expect(genesys.requests.of(chatId).last('mockSend')).toBeUndefined()
})
