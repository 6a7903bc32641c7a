import { eventLoopTurns, type TurnLimit } from '../time/real-time'

/** How much of a response is kept. */
const mostBytes = 1_024
/** For a body that is there already. */
const microtasks = 50
/** For a body that a handler gives bit by bit. */
const handlerLimit: TurnLimit = { turns: 20, milliseconds: 0 }
/** For a body that comes from a server, maybe after its headers. */
const serverLimit: TurnLimit = { turns: 50, milliseconds: 10 }

/**
 * The beginning of a response's body as text; null: it has none, or nothing of it has come. Waits for a moment only, so
 * that a body without an end delays nothing, and cancels the rest.
 */
export async function readStart({ body }: Response, isReal: boolean): Promise<string | null> {
  if (!body || body.locked) return null
  const reader = body.getReader()
  const start = { text: '', isOver: false }
  void readInto(start, reader)
  // A body that a handler gave is read without a turn of the event loop, which costs more.
  for (let turn = 0; turn < microtasks && !start.isOver; turn += 1) await undefined
  await eventLoopTurns(() => start.isOver, isReal ? serverLimit : handlerLimit)
  // Not awaited: where someone else holds a copy of the body, cancelling ends only when theirs does.
  reader.cancel().catch(() => {})
  return start.text || null
}

async function readInto(
  start: { text: string; isOver: boolean },
  reader: ReadableStreamDefaultReader<unknown>,
): Promise<void> {
  const decoder = new globalThis.TextDecoder()
  try {
    for (let left = mostBytes; left > 0; ) {
      const { done, value } = await reader.read()
      if (done || !ArrayBuffer.isView(value)) break
      const part = new Uint8Array(value.buffer, value.byteOffset, Math.min(value.byteLength, left))
      // A character that is cut off is left out.
      start.text += decoder.decode(part, { stream: true })
      left -= part.length
    }
  } catch {
    // The connection broke: what has come is the beginning.
  }
  start.isOver = true
}
