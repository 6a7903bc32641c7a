import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { createGenesysMock, type GenesysMock, type GenesysMockOptions } from '../../src/index'
import { type Form, post } from './chat-client'

/** A mock behind a listening MSW server, both ended with the test. */
export function mockWithServer(options: GenesysMockOptions = {}, ...handlers: RequestHandler[]) {
  const genesys = createGenesysMock(options)
  const server = setupServer(...handlers, ...genesys.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => {
    server.close()
    genesys.dispose()
  })
  return { genesys, server }
}

/** A mock without MSW, ended with the test. */
export function mockAlone(options: GenesysMockOptions = {}): GenesysMock {
  const genesys = createGenesysMock(options)
  onTestFinished(() => genesys.dispose())
  return genesys
}

/** Starts a chat without MSW; its chatId and secureKey. */
export async function start(
  genesys: GenesysMock,
  form: Form = {},
): Promise<{ chatId: string; secureKey: string }> {
  return callMock(genesys, '/genesys/2/chat/aura', { nickname: 'Ana', ...form })
}

/** Calls an operation without MSW. */
export async function callMock(genesys: GenesysMock, path: string, form: Form = {}) {
  const response = await genesys.fetch(new Request(`http://gms.test${path}`, post(form)))
  if (!response) throw new Error(`${path} is not for Genesys`)
  return response.json()
}
