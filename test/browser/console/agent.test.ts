import { beforeEach, expect, test } from 'vitest'
import { type ChatOfClient, eventually, type OpenedConsole, openConsole, quietProfile } from './open-console'

// A person plays the agent; the client sees it in its transcript.

let opened: OpenedConsole
let chat: ChatOfClient
beforeEach(async () => {
  opened = await openConsole({ profiles: [quietProfile] })
  chat = await opened.startChat()
  await opened.page.getByRole('log').getByText('ParticipantJoined').waitFor()
})

const lastLine = async () => (await chat.transcript()).at(-1)

test('joining, typing, no longer typing, and leaving', async () => {
  const { press } = opened
  await press('Join')
  await eventually(lastLine).toBe('2 agent (Agent): ParticipantJoined')
  await press('Type')
  await eventually(lastLine).toBe('3 agent (Agent): TypingStarted')
  await press('Stop typing')
  await eventually(lastLine).toBe('4 agent (Agent): TypingStopped')
  await press('Leave')
  await eventually(lastLine).toBe('5 agent (Agent): ParticipantLeft')
})

test('saying something, with Enter or the button, on several lines too', async () => {
  const { page, press } = opened
  await page.getByLabel('Text').fill('Hello')
  await page.getByLabel('Text').press('Enter')
  await eventually(lastLine).toBe('2 agent (Agent): Message "Hello"')
  await eventually(() => page.getByLabel('Text').inputValue()).toBe('')
  await page.getByLabel('Text').pressSequentially('One')
  await page.getByLabel('Text').press('Shift+Enter')
  await page.getByLabel('Text').pressSequentially('Two')
  await press('Say')
  await eventually(lastLine).toBe('3 agent (Agent): Message "One\nTwo"')
})

test('a URL, and a notice', async () => {
  const { page, press } = opened
  await page.getByLabel('Text').fill('https://shop.example/offer')
  await press('Push as URL')
  await eventually(lastLine).toBe('2 agent (Agent): PushUrl "https://shop.example/offer"')
  await page.getByLabel('Text').fill('form')
  await press('Send as notice')
  await eventually(lastLine).toBe('3 agent (Agent): CustomNotice "form"')
})

test('a file, which the client can download', async () => {
  const { page, press, genesys } = opened
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'bill.txt', mimeType: 'text/plain', buffer: Buffer.from('42 €') })
  await press('Send file')
  await eventually(lastLine).toBe('2 agent (Agent): FileUploaded')
  const data = genesys.sessions.get(chat.chatId).messages.at(-1)?.userData
  expect(data).toMatchObject({ 'file-name': 'bill.txt' })
  expect(await (await chat.call(`file/${data?.['file-id']}/download`)).text()).toBe('42 €')
})

test('somebody else takes over', async () => {
  const { page, press } = opened
  await press('Join')
  await page.getByLabel('Transfer to').fill('Leo')
  await press('Transfer')
  await eventually(chat.transcript).toEqual([
    '1 Ana (Client): ParticipantJoined',
    '2 agent (Agent): ParticipantJoined',
    '3 Leo (Agent): ParticipantJoined',
    '4 agent (Agent): ParticipantLeft',
  ])
})

test('another party, later', async () => {
  const { page, press, view } = opened
  await page.getByLabel('Nickname').fill('Sue')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('Supervisor')
  await page.getByLabel('After (seconds)').fill('100')
  await page.getByLabel('Text').fill('Listen')
  await press('Say')
  const due = await view('Due')
  await due.getByRole('button', { name: 'Run now' }).click()
  await eventually(lastLine).toBe('2 Sue (Supervisor): Message "Listen"')
})

test('the end, after which nothing can be done any more', async () => {
  const { page, press } = opened
  await press('End chat')
  await eventually(lastLine).toBe('3 Ana (Client): ParticipantLeft')
  await page.getByText('ended (agent)').first().waitFor()
  expect(await page.getByRole('button', { name: 'Say' }).isDisabled()).toBe(true)
})

test('what is missing is said', async () => {
  const { page, press } = opened
  await press('Say')
  await page.getByRole('alert').getByText('Text: write something first.').waitFor()
  await press('Send file')
  await page.getByRole('alert').getByText('File: choose one first.').waitFor()
  expect(await chat.transcript()).toHaveLength(1)
})

test('what the mock refuses is said in its words', async () => {
  const { page, press } = opened
  await page.getByLabel('Nickname').fill('')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('External')
  await press('Type')
  await page.getByRole('alert').getByText('nickname').waitFor()
  expect(await chat.transcript()).toHaveLength(1)
})
