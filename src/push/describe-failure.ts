import { NoResponseError, stubbedBecause } from './fetch-result'
import { shownUrl } from './shown-url'

/** The longest chain of causes that is told; one can be its own cause. */
const mostCauses = 5

/** What `fetch` has failed with, in words: its message and those of its causes. */
export function describeFailure(error: unknown, url: string): string {
  if (error instanceof NoResponseError) return stubbedBecause(url, error)
  const text = [...new Set(messagesOf(error, mostCauses))].join(': ')
  return (text || String(error)).replaceAll(url, shownUrl(url))
}

/** The messages of an error and its causes. Under Jest they are of another realm, and so known by their fields only. */
function messagesOf(error: unknown, most: number): string[] {
  if (error === undefined || error === null || most === 0) return []
  if (typeof error !== 'object') return [String(error)]
  const several = fieldOf(error, 'errors')
  const parts = Array.isArray(several)
    ? several.map((each) => messagesOf(each, most - 1).join(': ')).filter(Boolean)
    : []
  return [
    // Where several addresses were tried, the error itself says nothing.
    parts.length > 0 ? [...new Set(parts)].join(', ') : messageOf(error),
    ...messagesOf(fieldOf(error, 'cause'), most - 1),
  ].filter(Boolean)
}

/** The message, with the code if the message does not have it. */
function messageOf(error: object): string {
  const [message, code] = [textIn(error, 'message'), textIn(error, 'code')]
  if (message === '' || code === '' || message.includes(code)) return message || code
  return `${message} (${code})`
}

function textIn(error: object, name: string): string {
  const value = fieldOf(error, name)
  return typeof value === 'string' ? value : ''
}

function fieldOf(error: object, name: string): unknown {
  return Reflect.get(error, name)
}
