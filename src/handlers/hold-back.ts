import type { Delays } from '../time/delays'
import type { Incoming } from './incoming'

/** Waits with the answer to a request until the time is up, or nobody waits for it any more. */
export async function holdBack(held: Delays, incoming: Incoming, milliseconds: number): Promise<void> {
  const { signal } = incoming
  if (signal?.aborted) return
  const end = (): void => held.end(incoming)
  signal?.addEventListener('abort', end)
  await held.begin(incoming, milliseconds)
  signal?.removeEventListener('abort', end)
}
