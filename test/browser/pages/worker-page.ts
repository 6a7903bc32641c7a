import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import {
  type GenesysWorker,
  type GenesysWorkerOptions,
  setupGenesysWorker,
} from 'aura-mocks-genesys-api/browser'
import { defineGenesysConsole, type GenesysConsoleElement } from 'aura-mocks-genesys-api/console'
import { HttpResponse, http } from 'msw'

const workers: GenesysWorker[] = []
const warnings: string[] = []

const inPage = {
  createGenesysMock,
  manualClock,
  http,
  HttpResponse,
  warnings,
  get worker(): GenesysWorker {
    const worker = workers.at(-1)
    if (!worker) throw new Error('No worker was started.')
    return worker
  },
  async start(options?: GenesysWorkerOptions): Promise<GenesysWorker> {
    const worker = await setupGenesysWorker({ onWarning: (message) => warnings.push(message), ...options })
    workers.push(worker)
    return worker
  },
  /** A console in the page, as a developer docks one. */
  dock(properties: Partial<Pick<GenesysConsoleElement, 'mock' | 'baseUrl'>>): void {
    defineGenesysConsole()
    document.body.append(Object.assign(document.createElement('genesys-console'), properties))
  },
  /** What the start fails with, in words; undefined: it does not fail. */
  async failure(options?: GenesysWorkerOptions): Promise<string | undefined> {
    try {
      await inPage.start(options)
      return undefined
    } catch (error) {
      return String(error)
    }
  },
  /** Calls an operation by the page's own `fetch`. */
  async call(path: string, form: Record<string, string> = {}) {
    const response = await fetch(`/genesys/2/${path}`, { method: 'POST', body: new URLSearchParams(form) })
    return response.json()
  },
  async startChat(nickname = 'Ana'): Promise<{ chatId: string; secureKey: string }> {
    const { chatId, secureKey } = await inPage.call('chat/aura', { nickname })
    return { chatId, secureKey }
  },
  /** The nicknames of those who chat, as whoever holds the mock says. */
  async nicknames(): Promise<string[]> {
    const response = await fetch('/genesys/2/mock/sessions')
    const sessions: { nickname: string }[] = await response.json()
    return sessions.map(({ nickname }) => nickname)
  },
}

declare global {
  /** What a test calls in the page, by `page.evaluate`. */
  var workerPage: typeof inPage
}

globalThis.workerPage = inPage
