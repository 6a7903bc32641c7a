import { GenesysMockError } from './errors'

/**
 * Returns msw's `RequestHandler`, if msw can run here. msw 3 loads on Node 20 without a complaint, and fails at the first
 * request: "Promise.withResolvers is not a function".
 *
 * @throws GenesysMockError `MSW_NOT_USABLE`.
 */
export function checkMsw<Handler extends object>(handler: Handler): Handler {
  const { process }: Scope = globalThis
  const node = process?.versions?.node
  if (node === undefined || 'withResolvers' in Promise || !isOfMsw3(handler)) return handler
  throw new GenesysMockError('MSW_NOT_USABLE', {
    action: 'load aura-mocks-genesys-api',
    reason: `the installed msw 3 needs Node 22.12 or newer, and this is Node ${node}`,
    remedy: 'Install msw 2 ("npm install --save-dev msw@2"), or use a newer Node.',
  })
}

interface Scope {
  process?: { versions?: { node?: string } }
}

/** Its handlers have a base class; msw 2 has none. */
function isOfMsw3(handler: object): boolean {
  return Object.getPrototypeOf(handler) !== Function.prototype
}
