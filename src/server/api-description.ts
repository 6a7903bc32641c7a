import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PlainAnswer } from 'aura-mocks-genesys-api'
import { errorAnswer } from './write-answer'

/** The file of the package that describes its API, with the address that the client called as the address of the server. */
export async function apiDescription(requestUrl: string): Promise<PlainAnswer> {
  const text = await readDescription()
  if (text === undefined)
    return errorAnswer(
      404,
      'there is no openapi.yaml beside this server: it is in the package, and was not bundled',
    )
  return {
    httpStatus: 200,
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    },
    body: withServer(text, requestUrl),
  }
}

/** Found by the package's name, for the built files are in several folders. */
async function readDescription(): Promise<string | undefined> {
  for (const place of places()) {
    try {
      return await readFile(createRequire(place).resolve('aura-mocks-genesys-api/openapi.yaml'), 'utf8')
    } catch {
      // Not found from there.
    }
  }
  return undefined
}

/** Where this module may be. In CommonJS, `import.meta` is empty, or names the page where there is a document. */
function places(): string[] {
  return typeof __filename === 'string' ? [__filename, import.meta.url] : [import.meta.url]
}

function withServer(text: string, requestUrl: string): string {
  const origin = URL.canParse(requestUrl) ? new URL(requestUrl).origin : ''
  // Of a scheme that is not the web's, as a client may send it.
  if (!origin.startsWith('http')) return text
  return text.replace(/^( {2}- url: ).*$/m, (_, start: string) => `${start}${origin}`)
}
