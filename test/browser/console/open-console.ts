import type { GenesysMock } from 'aura-mocks-genesys-api'
import {
  type GenesysServer,
  type GenesysServerOptions,
  startGenesysServer,
} from 'aura-mocks-genesys-api/server'
import type { Locator, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { type Form, post } from '../../doors/chat-client'
import { openChromium } from '../open-chromium'

/** A console in a page, and the mock behind it. */
export interface OpenedConsole {
  page: Page
  genesys: GenesysMock
  server: GenesysServer
  /** Every address that the page has asked. */
  asked: readonly string[]
  /** What the page's own console says is wrong, violations of its policy included. */
  problems: readonly string[]
  /** Starts a chat as a client would; the client. */
  startChat(form?: Form): Promise<ChatOfClient>
  /** Shows one of the console's views; what is in it. */
  view(name: string): Promise<Locator>
  /** Presses a button. */
  press(name: string): Promise<void>
}

/** A chat as its client sees it. */
export interface ChatOfClient {
  chatId: string
  call(operation: string, form?: Form): Promise<Response>
  /** The transcript, an event a line, as `3 ana (Agent): Message "Hello"`. */
  transcript(): Promise<string[]>
}

/** Opens the page that the HTTP door serves. */
export async function openConsole(options: GenesysServerOptions = {}): Promise<OpenedConsole> {
  const server = await startGenesysServer({ seed: 'console', ...options })
  onTestFinished(() => server.close())
  const { openTab } = await openChromium()
  const asked: string[] = []
  const problems: string[] = []
  const page = await openTab('about:blank')
  page.setDefaultTimeout(15_000)
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text())
  })
  await page.setViewportSize({ width: 1_280, height: 800 })
  await page.goto(`${server.url}/genesys/2/mock/console`)
  await page.getByRole('status').filter({ hasText: 'live' }).waitFor()
  return {
    page,
    genesys: server.mock,
    server,
    asked,
    problems,
    startChat: (form) => startChat(server.url, form),
    async view(name) {
      await page.getByRole('tab', { name }).click()
      return page.getByRole('tabpanel')
    },
    press: (name) => page.getByRole('button', { name, exact: true }).click(),
  }
}

export async function startChat(origin: string, form: Form = {}): Promise<ChatOfClient> {
  const started = await fetch(`${origin}/genesys/2/chat/aura`, post({ nickname: 'Ana', ...form }))
  const { chatId, secureKey } = await started.json()
  const call = (operation: string, fields: Form = {}): Promise<Response> =>
    fetch(`${origin}/genesys/2/chat/aura/${chatId}/${operation}`, post({ secureKey, ...fields }))
  return {
    chatId,
    call,
    async transcript() {
      const answer = await call('refresh', { transcriptPosition: '1' })
      const { messages }: { messages: TranscriptEvent[] } = await answer.json()
      return messages.map(inWords)
    },
  }
}

interface TranscriptEvent {
  index: number
  type: string
  text?: string
  from: { nickname: string; type: string }
}

function inWords({ index, from, type, text }: TranscriptEvent): string {
  return `${index} ${from.nickname} (${from.type}): ${type}${text === undefined ? '' : ` "${text}"`}`
}

/** A profile in which nothing happens by itself, and nothing is pushed. */
export const quietProfile = { profile: 'default', settings: { chat: {} } }

/** Waits until something is as wanted. */
export const eventually = (what: () => unknown) => expect.poll(what, { timeout: 10_000 })
