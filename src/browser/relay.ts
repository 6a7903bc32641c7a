import type { PlainAnswer } from 'aura-mocks-genesys-api'

type Stream = NonNullable<PlainAnswer['stream']>

/** An answer that goes on, of which another tab tells. */
export interface Relay {
  write(text: string): void
  close(): void
  /** Where it comes out. */
  stream: Stream
}

/** How much may be unread, in bytes: what nobody reads must not fill the memory. */
const mostUnread = 8 * 1_024 * 1_024

/** @param drop - Says that nobody reads any more. */
export function createRelay(drop: () => void): Relay {
  let sink: Parameters<Stream>[0] | undefined
  let isOver = false
  /** What came before there was anywhere to put it. */
  const early: string[] = []
  const close = (): void => {
    if (isOver) return
    isOver = true
    sink?.close()
  }

  return {
    write(text) {
      if (isOver) return
      if (!sink) {
        early.push(text)
      } else if (sink.unread() > mostUnread) {
        close()
        drop()
      } else {
        sink.write(text)
      }
    },
    close,
    stream(given) {
      sink = given
      for (const text of early.splice(0)) given.write(text)
      if (isOver) given.close()
      return () => {
        isOver = true
        drop()
      }
    },
  }
}
