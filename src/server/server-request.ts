import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { PlainRequest } from 'aura-mocks-genesys-api'
import { whenGone } from './when-gone'

/**
 * A request whose body has been read, as a mock takes it.
 *
 * @note A class, for each object with a getter of its own gets a hidden class of its own, which lives long.
 */
export class ServerRequest implements PlainRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  #signal: AbortSignal | undefined

  /**
   * @param bodyLimit - For the body once its content coding is decoded.
   * @param ends - Has what ends an answer that is held back, while it is.
   */
  constructor(
    { method = 'GET', url = '/', headers }: IncomingMessage,
    readonly body: Uint8Array<ArrayBuffer>,
    readonly bodyLimit: number,
    private readonly response: ServerResponse,
    private readonly ends: Set<() => void>,
  ) {
    const { host = 'localhost' } = headers
    this.method = method
    this.url = url.startsWith('/') ? `http://${host}${url}` : url
    this.headers = isPlain(headers) ? headers : toPlain(headers)
  }

  /** Asked for by answers that are held back only, and not cheap to have. */
  get signal(): AbortSignal {
    this.#signal ??= signalOf(this.response, this.ends)
    return this.#signal
  }
}

/** Only a header that no client sends, `set-cookie`, can be there several times. */
function isPlain(headers: IncomingHttpHeaders): headers is Record<string, string> {
  return headers['set-cookie'] === undefined
}

function toPlain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

/** Aborted when nobody waits for the response any more, or the server closes. */
function signalOf(response: ServerResponse, ends: Set<() => void>): AbortSignal {
  const controller = new AbortController()
  const end = (): void => {
    ends.delete(end)
    controller.abort()
  }
  ends.add(end)
  whenGone(response, end)
  return controller.signal
}
