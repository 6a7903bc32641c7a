import type { AnswerStream, PlainAnswer } from './plain-exchange'

/** The answer to a request, as MSW, and `genesys.fetch`, give it. */
export function toResponse(
  { method, signal }: Request,
  { httpStatus, headers, body, stream }: PlainAnswer,
): Response {
  if (httpStatus === 0) return Response.error()
  const init = { status: httpStatus, headers }
  if (method === 'HEAD') return new Response(null, init)
  return new Response(stream ? toReadable(String(body ?? ''), stream, signal) : body, init)
}

function toReadable(start: string, stream: AnswerStream, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let end: () => void = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(start))
        end = stream({
          write: (text) => controller.enqueue(encoder.encode(text)),
          close: () => controller.close(),
          unread: () => -(controller.desiredSize ?? 0),
        })
        const abort = (): void => {
          end()
          controller.error(signal.reason)
        }
        signal.addEventListener('abort', abort)
        if (signal.aborted) abort()
      },
      cancel: () => end(),
    },
    { highWaterMark: 0, size: ({ byteLength }) => byteLength },
  )
}
