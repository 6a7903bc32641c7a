import type { Pauses } from '../runtime/pauses'

/** Waits with the answer to a request until the time is up, or nobody waits for it any more. */
export async function holdBack(held: Pauses, request: Request, milliseconds: number): Promise<void> {
  const { signal } = request
  if (signal.aborted) return
  const end = (): void => held.end(request)
  signal.addEventListener('abort', end)
  await held.begin(request, milliseconds)
  signal.removeEventListener('abort', end)
}
