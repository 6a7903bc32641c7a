import type { PlainAnswer } from '../wire/plain-exchange'

/** The answer as MSW, and `genesys.fetch`, give it. */
export function toResponse({ httpStatus, headers, body }: PlainAnswer): Response {
  if (httpStatus === 0) return Response.error()
  return new Response(body, { status: httpStatus, headers })
}
