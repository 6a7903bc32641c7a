/** How long clients may take to finish what they are sending when nobody wants it any more, in milliseconds of real time. */
const patience = 1_000

/** Calls back when clients have had their time; the returned function ends the waiting for that. */
export function losePatience(action: () => void): () => void {
  // Not a timer that a test may have faked. While it has a listener, Node keeps it, and all that the listener knows.
  const signal = globalThis.AbortSignal.timeout(patience)
  signal.addEventListener('abort', action)
  return () => signal.removeEventListener('abort', action)
}
