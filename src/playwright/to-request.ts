import type { RouteRequest } from './route-target'

/** A request of a page as the mock takes it. */
export function toRequest(request: RouteRequest, signal: AbortSignal): Request {
  const method = request.method()
  const body = request.postDataBuffer()
  const hasBody = body !== null && body.length > 0 && method !== 'GET' && method !== 'HEAD'
  const headers = request.headers()
  return new globalThis.Request(request.url(), {
    method,
    headers,
    signal,
    ...(hasBody && { body: new Uint8Array(body) }),
  })
}
