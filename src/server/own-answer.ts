import type { PlainAnswer, PlainRequest } from 'aura-mocks-genesys-api'
import { apiDescription } from './api-description'
import { consoleAnswer } from './console-page'

/** What the server itself has, besides the mock; undefined: the request is for the mock. */
export function ownAnswer({ method, url }: PlainRequest): Promise<PlainAnswer> | PlainAnswer | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  const path = pathOf(url)
  if (path === '/') return entrance
  if (path === '/openapi.yaml') return apiDescription(url)
  // A browser asks for it by itself whenever it shows an answer.
  if (path === '/favicon.ico') return { httpStatus: 204, headers: {}, body: null }
  return consoleAnswer(url)
}

/** The path of a URL, which a client may have malformed. */
function pathOf(url: string): string | undefined {
  const [, path] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]+([^?#]*)/i.exec(url) ?? []
  return path === '' ? '/' : path
}

const consolePath = 'genesys/2/mock/console'

/** To the agent console, by a path that also holds behind a proxy with a path of its own. */
const entrance: PlainAnswer = {
  httpStatus: 302,
  headers: {
    location: consolePath,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-cache',
  },
  body: `A mock of the Genesys Chat API v2:

POST genesys/2/chat/{serviceName}  starts a chat
GET  ${consolePath}         is the agent console
GET  openapi.yaml                  describes every operation
`,
}
