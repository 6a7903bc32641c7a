/** What lets a page of any origin read an answer. */
export const crossOriginHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'content-disposition',
}

/**
 * The answer to a browser that asks, before a request with headers of its own (`apikey`, a JSON
 * `content-type`), whether it may send it; undefined: the request is no such question.
 */
export function answerPreflight({ method, headers }: Request): Response | undefined {
  if (method !== 'OPTIONS' || !headers.has('access-control-request-method')) return undefined
  return new Response(null, {
    status: 204,
    headers: {
      ...crossOriginHeaders,
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': headers.get('access-control-request-headers') ?? 'apikey, content-type',
      'access-control-max-age': '86400',
    },
  })
}
