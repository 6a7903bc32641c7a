import { GenesysMockError } from '../errors'
import { notWellFormed } from '../wire/parse-body'
import type { Bytes, PlainRequest } from '../wire/plain-exchange'

/** A request, through whichever door it came; its body is read when it is asked for. */
export interface Incoming {
  method: string
  url: string
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>
  body(): Bytes | Promise<Bytes>
  /** How many bytes the body may have once its content coding is decoded; undefined: as many as the default allows. */
  bodyLimit: number | undefined
  /** Undefined: nobody will tell that the answer is no longer waited for. */
  signal: AbortSignal | undefined
}

export function fromRequest(request: Request): Incoming {
  return {
    method: request.method,
    url: request.url,
    headers: inLowerCase(Object.fromEntries(request.headers)),
    body: () => bytesOf(request),
    bodyLimit: undefined,
    signal: request.signal,
  }
}

/** @throws GenesysMockError `INVALID_BODY` */
async function bytesOf(request: Request): Promise<Bytes> {
  if (request.bodyUsed || request.body?.locked) throw readBefore()
  try {
    return new Uint8Array(await request.arrayBuffer())
  } catch (cause) {
    throw notWellFormed('body', cause)
  }
}

function readBefore(): GenesysMockError {
  const reason = 'body: something has read it before the mock could'
  return new GenesysMockError('INVALID_BODY', {
    action: 'read the request',
    reason,
    remedy: 'A handler in front of the mock must read request.clone() instead of request.',
    advice: `${reason}; a handler in front of the mock must read request.clone() instead of request`,
  })
}

/** Not every `Headers` has its names in lower case: happy-dom's has them as they were given. */
function inLowerCase(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(headers)
  if (!names.some((name) => /[A-Z]/.test(name))) return headers
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
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
    this.headers = inLowerCase(headers)
  }

  body(): Bytes {
    return this.request.body ?? new Uint8Array()
  }

  get bodyLimit(): number | undefined {
    return this.request.bodyLimit
  }

  /** Not every request is asked for it. */
  get signal(): AbortSignal | undefined {
    return this.request.signal
  }
}
