import type { PlainAnswer } from '../wire/plain-exchange'
import type { Incoming } from './incoming'

/** What lets a page of any origin read an answer. */
export const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-disposition',
}

/**
 * The answer to a browser that asks, before a request with headers of its own (`apikey`, a JSON
 * `content-type`), whether it may send it; undefined: the request is no such question.
 */
export function answerPreflight({ method, headers }: Incoming): PlainAnswer | undefined {
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined
  return {
    httpStatus: 204,
    headers: {
      ...crossOriginHeaders,
      'access-control-allow-methods': 'GET, HEAD, POST, DELETE',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? 'apikey, content-type',
      'access-control-max-age': '86400',
    },
    body: null,
  }
}
