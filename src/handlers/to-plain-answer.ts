import type { PlainAnswer } from '../wire/plain-exchange'
import { crossOriginHeaders } from './cross-origin'
import type { OperationAnswer } from './operation'

/** What is written of an operation's answer, whatever the door. */
export function toPlainAnswer({ httpStatus, body, file, text, stream }: OperationAnswer): PlainAnswer {
  if (httpStatus === 0) return { httpStatus, headers: {}, body: null }
  if (file) {
    return {
      httpStatus,
      headers: {
        ...crossOriginHeaders,
        'content-type': file.type || 'application/octet-stream',
        'content-length': String(file.bytes.length),
        'content-disposition': `attachment; filename*=UTF-8''${escaped(file.name)}`,
      },
      body: file.bytes,
    }
  }
  const { type, content } = text ?? { type: 'application/json', content: JSON.stringify(body) }
  const headers = { 'content-type': type, ...crossOriginHeaders }
  return { httpStatus, headers, body: content, ...(stream && { stream }) }
}

/** @see RFC 5987, which allows less than `encodeURIComponent` leaves. */
function escaped(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
