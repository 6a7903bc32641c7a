import type { PlainAnswer, Stream } from '../wire/plain-exchange'

/** The answer as MSW, and `genesys.fetch`, give it. */
export function toResponse({ httpStatus, headers, body, stream }: PlainAnswer): Response {
  if (httpStatus === 0) return Response.error()
  return new Response(stream ? toReadable(String(body ?? ''), stream) : body, { status: httpStatus, headers })
}

function toReadable(start: string, stream: Stream): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end: () => void = () => {}
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(start))
      end = stream({
        write: (text) => controller.enqueue(encoder.encode(text)),
        close: () => controller.close(),
      })
    },
    cancel: () => end(),
  })
}
