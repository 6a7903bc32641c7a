import type { Dispatcher } from 'undici'
import { readBody } from './read-body'

/** What a dispatcher is given for a request. */
export type DispatchOptions = Dispatcher.DispatchOptions

/** The URL of a request; undefined: it is none that can be responded to, but a tunnel or an upgrade. */
export function urlOf(request: DispatchOptions, beneath: Dispatcher): string | undefined {
  const { path, method, upgrade, query } = request
  if (method === 'CONNECT' || upgrade) return undefined
  const origin = request.origin ?? ownOrigin(beneath)
  if (origin === undefined || typeof path !== 'string') return undefined
  // A client of a proxy gives the whole URL as the path.
  const url = /^https?:\/\//.test(path) ? path : `${String(origin).replace(/\/$/, '')}${path}`
  const search = searchOf(query)
  return search === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${search}`
}

/** The origin that a `Client` or a `Pool` was made for, which undici keeps under a symbol. */
function ownOrigin(dispatcher: Dispatcher): string | undefined {
  const symbols = Object.getOwnPropertySymbols(dispatcher).filter(({ description }) => description === 'url')
  const values = symbols.map((symbol): unknown => Reflect.get(dispatcher, symbol))
  return values.find((value) => value instanceof URL)?.origin
}

function searchOf(query: DispatchOptions['query']): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    for (const each of values) search.append(name, String(each ?? ''))
  }
  return search.toString()
}

/** The headers of a request: a list of names and values, pairs, or an object. */
export function headersOf({ headers }: DispatchOptions): Headers {
  const found = new globalThis.Headers()
  const add = (name: string, value: unknown): void => {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) found.append(name, String(each ?? ''))
  }
  if (Array.isArray(headers)) {
    for (let at = 0; at + 1 < headers.length; at += 2) add(String(headers[at]), headers[at + 1])
  } else {
    for (const [name, value] of isPairs(headers) ? headers : Object.entries(headers ?? {})) add(name, value)
  }
  return found
}

type Headed = Exclude<DispatchOptions['headers'], string[]>
type Pairs = Iterable<[string, string | string[] | undefined]>

function isPairs(headers: Headed): headers is Pairs {
  return typeof headers === 'object' && headers !== null && Symbol.iterator in headers
}

/**
 * The request for the mock, once its body has arrived.
 *
 * @throws Whatever its body fails with.
 */
export async function toRequest(
  request: DispatchOptions,
  url: string,
  signal: AbortSignal,
): Promise<Request> {
  const { method } = request
  const headers = headersOf(request)
  const body = await readBody(request.body)
  if (body.contentType !== undefined && !headers.has('content-type'))
    headers.set('content-type', body.contentType)
  const hasBody = body.bytes.length > 0 && method !== 'GET' && method !== 'HEAD'
  return new globalThis.Request(url, { method, headers, signal, ...(hasBody && { body: body.bytes }) })
}
