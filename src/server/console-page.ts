import type { PlainAnswer } from 'aura-mocks-genesys-api'

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
    <main><h1>Agent console</h1><genesys-console></genesys-console></main>
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

/** The page of the agent console, or its script, for a GET; undefined: the request is for something else. */
export function consoleAnswer(url: string): Promise<PlainAnswer> | PlainAnswer | undefined {
  const [, wanted] = /^[^?]*\/genesys\/2\/mock\/(console\/?|console\.js)(?:\?|$)/i.exec(url) ?? []
  if (wanted === undefined) return undefined
  // The page finds its script beside itself.
  if (wanted.endsWith('/')) return answer('', { location: '../console' }, 302)
  return wanted.toLowerCase() === 'console' ? pageAnswer() : scriptAnswer()
}

async function pageAnswer(): Promise<PlainAnswer> {
  return answer(page, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
}

async function scriptAnswer(): Promise<PlainAnswer> {
  // Only now: most servers are never asked for it.
  const { script } = await import('virtual:console-page')
  return answer(script, { 'content-type': 'text/javascript; charset=utf-8' })
}

function answer(body: string, headers: Record<string, string>, httpStatus = 200): PlainAnswer {
  const shared = {
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
  return { httpStatus, headers: { ...shared, ...headers }, body }
}
