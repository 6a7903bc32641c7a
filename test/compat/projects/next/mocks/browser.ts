import type { GenesysMock } from 'aura-mocks-genesys-api'
import { setupGenesysWorker } from 'aura-mocks-genesys-api/browser'
import { defineGenesysConsole } from 'aura-mocks-genesys-api/console'

/** Answers what the page asks of Genesys. A hot reload calls it again: that stops the mock before, and keeps the chats. */
export async function startMocks(): Promise<GenesysMock> {
  defineGenesysConsole()
  const { genesys } = await setupGenesysWorker({ persist: true })
  return genesys
}
