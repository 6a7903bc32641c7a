import { readFile } from 'node:fs/promises'
import type { PlainAnswer } from 'aura-mocks-genesys-api'
import { errorAnswer } from './write-answer'

/** Where the agent console is, below the server's address. */
export const consolePath = '/genesys/2/mock/console'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Genesys mock: agent console</title>
    <link rel="icon" href="data:,">
    <script type="module" src="console.js"></script>
  </head>
  <body>
    <main><genesys-console></genesys-console></main>
  </body>
</html>
`

/** Nothing but its own script runs in it, and it talks to nobody but its own server. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

const shared = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** The page of the agent console, or its script; undefined: the request is for something else. */
export async function consoleAnswer(method: string, url: string): Promise<PlainAnswer | undefined> {
  const [, wanted] = /\/genesys\/2\/mock\/(console|console\.js)(?:\?|$)/i.exec(url) ?? []
  if (wanted === undefined || (method !== 'GET' && method !== 'HEAD')) return undefined
  return wanted.toLowerCase() === 'console' ? pageAnswer() : scriptAnswer()
}

function pageAnswer(): PlainAnswer {
  const headers = { ...shared, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }
  return { httpStatus: 200, headers, body: page }
}

async function scriptAnswer(): Promise<PlainAnswer> {
  try {
    const body = await readFile(new URL('./console-page.js', import.meta.url), 'utf8')
    return { httpStatus: 200, headers: { ...shared, 'content-type': 'text/javascript; charset=utf-8' }, body }
  } catch {
    return errorAnswer(404, 'the console is not built: dist/console-page.js is missing. Run `npm run build`')
  }
}
