import { crossOriginHeaders } from './cross-origin'
import type { OperationAnswer } from './operation'

/** The answer as MSW, and `genesys.fetch`, give it. */
export function toResponse({ httpStatus, body, file, text }: OperationAnswer): Response {
  if (httpStatus === 0) return Response.error()
  if (text) {
    const headers = { ...crossOriginHeaders, 'content-type': text.type }
    return new Response(text.content, { status: httpStatus, headers })
  }
  if (!file) return Response.json(body, { status: httpStatus, headers: crossOriginHeaders })
  return new Response(file.bytes, {
    status: httpStatus,
    headers: {
      ...crossOriginHeaders,
      'content-type': file.type || 'application/octet-stream',
      'content-length': String(file.bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${escaped(file.name)}`,
    },
  })
}

/** @see RFC 5987, which allows less than `encodeURIComponent` leaves. */
function escaped(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
