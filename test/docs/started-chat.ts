import { genesysMatchers } from 'aura-mocks-genesys-api/vitest'
import { setupServer } from 'msw/node'
import { expect } from 'vitest'
import { createGenesysMock, type GenesysMock, manualClock } from '../../src/index'

/** What the samples in the documents take for granted. */
export interface StartedChat {
  genesys: GenesysMock
  server: ReturnType<typeof setupServer>
  chatId: string
  secureKey: string
  /** What a sample's own handler received. */
  received: unknown[]
  callGenesys(path: string, form: Record<string, string>): Promise<{ chatId: string; secureKey: string }>
}

/** Runs a sample beside a listening mock with one chat in it. */
export async function withStartedChat(run: (around: StartedChat) => Promise<void>): Promise<void> {
  expect.extend(genesysMatchers)
  const genesys = createGenesysMock({ clock: manualClock() })
  const server = setupServer(...genesys.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  const callGenesys: StartedChat['callGenesys'] = async (path, form) => {
    const response = await fetch(`http://gms.example:8080/genesys/2/chat/aura/${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  try {
    await run({ genesys, server, received: [], callGenesys, ...(await callGenesys('', { nickname: 'Ana' })) })
  } finally {
    server.close()
    genesys.dispose()
  }
}
