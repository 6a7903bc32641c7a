import type { ControlClient } from './control-client'

/** What a feed tells of itself. */
export interface LiveFeedListener {
  /** Something happened in the mock. */
  onNews(): void
  /** Whether it is told of news at the moment. */
  onState(isLive: boolean): void
}

/** How long a feed that broke off waits before it is opened again, in milliseconds. */
const pause = 2_000

/** Listens to what happens in a mock until the returned function is called; a feed that breaks off is opened again. */
export function openLiveFeed(client: ControlClient, { onNews, onState }: LiveFeedListener): () => void {
  const controller = new AbortController()
  const { signal } = controller

  const listen = async (): Promise<void> => {
    const { body } = await client.open('events', { signal })
    if (!body) return
    const reader = body.getReader()
    signal.addEventListener('abort', () => void reader.cancel().catch(() => {}))
    onState(true)
    onNews()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) onNews()
  }

  const keepListening = async (): Promise<void> => {
    while (!signal.aborted) {
      await listen().catch(() => {})
      if (signal.aborted) return
      onState(false)
      await new Promise((resolve) => globalThis.setTimeout(resolve, pause))
    }
  }

  void keepListening()
  return () => controller.abort()
}
