import { manualClock } from 'aura-mocks-genesys-api'
import { expect, test } from 'vitest'
import { eventually, openConsole, quietProfile } from './open-console'

// Time, faults, profiles, scripts: all that is done to the mock itself.

const greetingProfile = {
  profile: 'default',
  settings: {
    chat: {
      autoMessages: [
        { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined', timeout: 100 },
        { from: { type: 'Agent' }, type: 'Message', text: 'Hello', timeout: 100 },
      ],
    },
  },
} as const

test('what is due counts down, and is run now or cancelled', async () => {
  const { view, startChat } = await openConsole({ profiles: [greetingProfile] })
  const chat = await startChat()
  const due = await view('Due (2)')
  const left = async () =>
    Number.parseFloat((await due.getByRole('timer').first().textContent())?.slice(1) ?? '')
  const before = await left()
  expect(before).toBeLessThanOrEqual(100)
  await eventually(left).toBeLessThan(before)
  await due.getByRole('button', { name: 'Cancel: Message “Hello”' }).click()
  await eventually(() => due.getByRole('listitem').count()).toBe(1)
  await due.getByRole('button', { name: 'Run now: ParticipantJoined' }).click()
  await due.getByText('Nothing is due').waitFor()
  expect((await chat.transcript()).at(-1)).toBe('2 Eva (Agent): ParticipantJoined')
})

test('time is paused, goes on step by step, and is resumed', async () => {
  const { page, press, genesys, startChat, view } = await openConsole({ profiles: [greetingProfile] })
  const chat = await startChat()
  await press('Pause')
  await (await view('Due')).getByText('Paused: what falls due waits.').waitFor()
  expect(genesys.scheduler.isPaused).toBe(true)
  await press('Step')
  await eventually(chat.transcript).toHaveLength(2)
  await press('Step')
  await eventually(chat.transcript).toHaveLength(3)
  await eventually(() => page.getByRole('button', { name: 'Step' }).isDisabled()).toBe(true)
  await press('Resume')
  await eventually(() => genesys.scheduler.isPaused).toBe(false)
})

test('time passes faster', async () => {
  const { page, startChat } = await openConsole({ profiles: [greetingProfile] })
  const chat = await startChat()
  await page.getByRole('combobox', { name: 'Pace' }).selectOption('60 ×')
  await eventually(chat.transcript).toHaveLength(3)
})

test('a clock that stands still is moved on', async () => {
  const { press, startChat, page } = await openConsole({ clock: manualClock(), profiles: [greetingProfile] })
  const chat = await startChat()
  expect(await page.getByRole('combobox', { name: 'Pace' }).count()).toBe(0)
  await press('+60 s')
  await press('+60 s')
  await eventually(chat.transcript).toHaveLength(2)
  await eventually(() => page.locator('output').textContent()).toBe('20:33:28')
})

test('all is reset, once that has been confirmed', async () => {
  const { page, press, genesys, startChat } = await openConsole({ profiles: [quietProfile] })
  await startChat()
  await page.getByRole('log').waitFor()
  page.once('dialog', (dialog) => void dialog.dismiss())
  await press('Reset mock')
  expect(genesys.sessions.list()).toHaveLength(1)
  page.once('dialog', (dialog) => void dialog.accept())
  await press('Reset mock')
  await page.getByText('No chat yet').waitFor()
  expect(genesys.sessions.list()).toEqual([])
})

test('a request fails, once and in this chat', async () => {
  const { view, press, startChat } = await openConsole({ profiles: [quietProfile] })
  const chat = await startChat()
  const faults = await view('Faults')
  await faults.getByRole('combobox', { name: 'What goes wrong' }).selectOption('HTTP error')
  await faults.getByLabel('HTTP status').fill('502')
  await faults.getByRole('combobox', { name: 'In' }).selectOption('send')
  await faults.getByRole('combobox', { name: 'Where' }).selectOption('this chat')
  await press('Inject')
  await faults.getByText(`send in ${chat.chatId}`).waitFor()
  expect((await chat.call('send', { message: 'one' })).status).toBe(502)
  expect((await chat.call('send', { message: 'two' })).status).toBe(200)
  await faults.getByText('met 2, took 1').waitFor()
})

test.each([
  ['failure in the answer (statusCode)', '{"statusCode":2,"code":249}'],
  ['no answer: the network fails', '{"networkError":true}'],
  ['answer spoilt in a detail', '{"spoil":"malformedJson"}'],
  ['late answer', '3000 ms late'],
  ['push: lost', 'push in any chat, number 1, 1 in a row: lost'],
  ['push: sent twice', 'twice'],
  ['push: overtaken by the next', 'overtaken by the next'],
  ['push: late', '3000 ms late'],
])('%s can be injected, and removed', async (kind, told) => {
  const { view, press, genesys } = await openConsole()
  const faults = await view('Faults')
  await faults.getByRole('combobox', { name: 'What goes wrong' }).selectOption(kind)
  await press('Inject')
  await faults.getByRole('listitem').getByText(told).waitFor()
  expect(genesys.faults.list()).toHaveLength(1)
  await press('Remove all')
  await faults.getByText('Nothing goes wrong on purpose.').waitFor()
  expect(genesys.faults.list()).toEqual([])
})

test('a fault that makes no sense is refused by the name of its field', async () => {
  const { view, press, genesys } = await openConsole()
  const faults = await view('Faults')
  await faults.getByLabel('HTTP status').fill('200')
  await press('Inject')
  await faults.getByRole('alert').getByText('respond.http').waitFor()
  expect(genesys.faults.list()).toEqual([])
})

test('a profile is edited, refused by the path of its field, and set', async () => {
  const { view, press, genesys, page } = await openConsole({ profiles: [greetingProfile] })
  const profiles = await view('Profiles')
  const settings = profiles.getByLabel('Settings, as JSON')
  const before = await settings.inputValue()
  await settings.fill(before.replace('"Hello"', '42'))
  await press('Set profile')
  await profiles.getByRole('alert').getByText('settings.chat.autoMessages[1].text').waitFor()
  await settings.fill('{')
  await press('Set profile')
  await profiles.getByRole('alert').getByText('Settings:').waitFor()
  expect(genesys.profiles.get('default')).toEqual(greetingProfile)
  await settings.fill(before.replace('Hello', 'Hola'))
  await page.getByLabel('Set it as').fill('spanish')
  await press('Set profile')
  await eventually(() => genesys.profiles.list().map(({ profile }) => profile)).toEqual([
    'default',
    'spanish',
  ])
  expect(JSON.stringify(genesys.profiles.get('spanish'))).toContain('Hola')
})

test('a profile is chosen for new chats, played in this one, and all are reset', async () => {
  const other = {
    profile: 'other',
    settings: { chat: { autoMessages: [{ ...greetingProfile.settings.chat.autoMessages[0], timeout: 0 }] } },
  }
  const { view, press, startChat, genesys } = await openConsole({ profiles: [quietProfile, other] })
  const chat = await startChat()
  const profiles = await view('Profiles')
  await profiles.getByRole('combobox', { name: 'Profile' }).selectOption('other')
  await press('Play in this chat')
  await eventually(chat.transcript).toHaveLength(2)
  await press('Use for new chats')
  await eventually(() => genesys.profiles.get('default').settings).toEqual(other.settings)
  await eventually((await startChat()).transcript).toHaveLength(2)
  await press('Reset all profiles')
  await eventually(() => genesys.profiles.get('default')).toEqual(quietProfile)
})

test('a chat is exported as a script, and kept as a profile', async () => {
  const { view, press, startChat, genesys, page } = await openConsole({ profiles: [quietProfile] })
  const { chatId } = await startChat()
  await genesys.agent(chatId, { nickname: 'Eva' }).join()
  const script = await view('Script')
  await page.getByLabel('Name of the profile').fill('eva')
  await press('Export as script')
  const text = await script.getByLabel('Script', { exact: true }).inputValue()
  expect(JSON.parse(text)).toEqual(genesys.sessions.export(chatId, { profile: 'eva' }))
  const download = page.waitForEvent('download')
  await script.getByRole('link', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe('script.json')
  await press('Keep as profile')
  await eventually(() => genesys.profiles.list()).toHaveLength(2)
  expect(genesys.profiles.get('eva')).toEqual(JSON.parse(text))
})
