import { GenesysMockError } from '../errors'
import { isPromise } from '../runtime/is-promise'
import type { Bytes } from './plain-exchange'

/** 100 MiB, as `bodyLimit` of the HTTP server. */
const defaultLimit = 104_857_600

/** More than any client has a use for: each decodes as many bytes as a body may have. */
const mostCodings = 5

/** How a body can be compressed: with the name that `DecompressionStream` has for it, where it knows it. */
type Format = 'gzip' | 'deflate' | 'deflate-raw' | 'br'

const none: readonly string[] = []

/** The codings that a `content-encoding` names, in the order in which they were applied. */
export function codingsIn(contentEncoding = ''): readonly string[] {
  if (contentEncoding === '') return none
  return contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')
}

/**
 * The bytes that a compressed body stands for. A promise only where the platform has no other way.
 *
 * @param limit - How many bytes they may be.
 * @throws GenesysMockError `UNSUPPORTED_MEDIA_TYPE`, `BODY_TOO_LARGE`, `INVALID_BODY`; a promise is rejected with the same.
 */
export function decodeContent(
  bytes: Bytes,
  codings: readonly string[],
  limit = defaultLimit,
): Bytes | Promise<Bytes> {
  if (codings.length > mostCodings) throw unsupported(`${codings.length} codings`)
  const coding = codings.at(-1)
  // Clients that compress no body send none.
  if (coding === undefined || bytes.length === 0) return bytes
  const decoded = decodeOne(bytes, coding, limit)
  const others = codings.slice(0, -1)
  if (isPromise(decoded)) return decoded.then((inner) => decodeContent(inner, others, limit))
  return decodeContent(decoded, others, limit)
}

function decodeOne(bytes: Bytes, coding: string, limit: number): Bytes | Promise<Bytes> {
  const format = formatOf(coding, bytes)
  // Node.js can do it at once, whatever timers a test has faked; tools that bundle for a browser must not see an import.
  const zlib = globalThis.process?.getBuiltinModule?.('node:zlib')
  if (zlib) {
    const decoders = {
      gzip: zlib.gunzipSync,
      deflate: zlib.inflateSync,
      'deflate-raw': zlib.inflateRawSync,
      br: zlib.brotliDecompressSync,
    }
    try {
      return new Uint8Array(decoders[format](bytes, { maxOutputLength: limit }))
    } catch (cause) {
      throw isTooLarge(cause) ? tooLarge(limit) : malformed(coding, cause)
    }
  }
  if (format === 'br' || globalThis.DecompressionStream === undefined)
    throw unsupported(JSON.stringify(coding))
  return decompress(bytes, new DecompressionStream(format), limit).catch((cause: unknown) => {
    throw cause instanceof GenesysMockError ? cause : malformed(coding, cause)
  })
}

function formatOf(coding: string, bytes: Bytes): Format {
  if (coding === 'gzip' || coding === 'x-gzip') return 'gzip'
  if (coding === 'br') return 'br'
  if (coding !== 'deflate') throw unsupported(JSON.stringify(coding))
  // RFC 9110 wants the header of zlib, which some clients leave out.
  const [first = 0, second = 0] = bytes
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0 ? 'deflate' : 'deflate-raw'
}

async function decompress(bytes: Bytes, stream: DecompressionStream, limit: number): Promise<Bytes> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  const pieces: Bytes[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw tooLarge(limit)
    }
    pieces.push(value)
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}

function isTooLarge(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
}

function unsupported(what: string): GenesysMockError {
  return new GenesysMockError('UNSUPPORTED_MEDIA_TYPE', {
    action: 'read the request',
    reason: `content-encoding: ${what} can't be decoded here`,
    remedy: 'Send the body with gzip or deflate, in Node.js also br, or with no coding.',
  })
}

function malformed(coding: string, cause: unknown): GenesysMockError {
  return new GenesysMockError('INVALID_BODY', {
    action: 'read the request',
    reason: `body: not well-formed ${coding}, which its content-encoding names`,
    remedy: 'Encode the body as the header says, or leave the header out.',
    cause,
  })
}

function tooLarge(limit: number): GenesysMockError {
  return new GenesysMockError('BODY_TOO_LARGE', {
    action: 'read the request',
    reason: `the decoded body has more than ${limit} bytes (bodyLimit)`,
    remedy: 'Send less, or raise bodyLimit of the HTTP server.',
  })
}
