import { isPromise } from '../runtime/is-promise'
import { codingsIn, decodeContent } from '../wire/content-coding'
import { mergeQuery, type ParsedBody, parseBody } from '../wire/parse-body'
import type { Bytes } from '../wire/plain-exchange'
import type { Incoming } from './incoming'

/** A body that was read. */
export interface ReadBody {
  /** Empty where it can't be read. */
  body: ParsedBody
  /** Why it can't be read; undefined: it was. */
  problem: Error | undefined
}

/** Reads the body of a request, and its query. Never throws; a promise only where the body has to be waited for. */
export function readBody(incoming: Incoming, query: string): ReadBody | Promise<ReadBody> {
  const { headers, bodyLimit } = incoming
  const parse = (bytes: Bytes): ReadBody => ({
    body: mergeQuery(parseBody(bytes, headers['content-type']), query),
    problem: undefined,
  })
  const decode = (bytes: Bytes) => decodeContent(bytes, codingsIn(headers['content-encoding']), bodyLimit)
  try {
    const sent = incoming.body()
    const decoded = isPromise(sent) ? sent.then(decode) : decode(sent)
    return isPromise(decoded) ? decoded.then(parse).catch(unreadable) : parse(decoded)
  } catch (error) {
    return unreadable(error)
  }
}

function unreadable(error: unknown): ReadBody {
  return { body: { fields: new Map() }, problem: toError(error) }
}

export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
