import type { Bytes, PlainRequest } from '../wire/plain-exchange'

/** A request, through whichever door it came; its body is read when it is asked for. */
export interface Incoming {
  method: string
  url: string
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>
  body(): Bytes | Promise<Bytes>
  /** Undefined: nobody will tell that the answer is no longer waited for. */
  signal: AbortSignal | undefined
}

export function fromRequest(request: Request): Incoming {
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: async () => new Uint8Array(await request.arrayBuffer()),
    signal: request.signal,
  }
}

export function fromPlainRequest(request: PlainRequest): Incoming {
  return new IncomingPlainRequest(request)
}

/** @note A class, for each object with a getter of its own gets a hidden class of its own, which lives long. */
class IncomingPlainRequest implements Incoming {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>

  constructor(private readonly request: PlainRequest) {
    const { method, url, headers } = request
    this.method = method
    this.url = url
    this.headers = headers
  }

  body(): Bytes {
    return this.request.body ?? new Uint8Array()
  }

  /** Not every request is asked for it. */
  get signal(): AbortSignal | undefined {
    return this.request.signal
  }
}
