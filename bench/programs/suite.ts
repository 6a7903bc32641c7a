import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'

/** A user's suite: one MSW server, whose handlers are changed between batches. */
export interface Suite {
  use(handlers: readonly RequestHandler[]): void
  close(): void
}

export function createSuite(): Suite {
  const server = setupServer()
  server.listen()
  return {
    use: (handlers) => server.resetHandlers(...handlers),
    close: () => server.close(),
  }
}

export const origin = 'https://genesys.example.com'

/** A form for Genesys. */
export interface Post {
  /** Below `/genesys/2/`. */
  path: string
  form: string
}

export function toRequest({ path, form }: Post): Request {
  return new Request(`${origin}/genesys/2/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  })
}

/** Posts a form, as a client would, and reads the answer. */
export async function post({ path, form }: Post): Promise<void> {
  const response = await fetch(`${origin}/genesys/2/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  })
  assertSuccess(await response.json())
}

/** Nothing is timed but what succeeds. */
export function assertSuccess(answer: { statusCode?: number }): void {
  if (answer.statusCode !== 0) throw new Error(`Not answered as expected: ${JSON.stringify(answer)}`)
}
