import type { PlainRequest } from '../wire/plain-exchange'

/** A request, through whichever door it came; its body is read when it is asked for. */
export interface Incoming {
  method: string
  url: string
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>
  text(): string | Promise<string>
  bytes(): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
  /** Undefined: nobody will tell that the answer is no longer waited for. */
  signal: AbortSignal | undefined
}

export function fromRequest(request: Request): Incoming {
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    text: () => request.text(),
    bytes: async () => new Uint8Array(await request.arrayBuffer()),
    signal: request.signal,
  }
}

export function fromPlainRequest(request: PlainRequest): Incoming {
  const { method, url, headers, body: bytes = new Uint8Array() } = request
  return {
    method,
    url,
    headers,
    text: () => new TextDecoder().decode(bytes),
    bytes: () => bytes,
    // Not every request is asked for it.
    get signal() {
      return request.signal
    },
  }
}
