/**
 * Lines up for what one tab of an origin has at a time, and keeps it until the tab closes or the signal is aborted.
 * Resolves when it is this tab's turn already, or has to wait for another's.
 *
 * @param onTurn - Called once, when it is this tab's turn; with true when it comes after another's.
 */
export function takeTurns(
  name: string,
  signal: AbortSignal,
  onTurn: (isAfterAnother: boolean) => void,
): Promise<void> {
  const { locks } = globalThis.navigator
  const hold = (isAfterAnother: boolean): Promise<void> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve())
      if (signal.aborted) resolve()
      else onTurn(isAfterAnother)
    })
  // It rejects when the line is left.
  const lineUp = (): void => void locks.request(name, { signal }, () => hold(true)).catch(() => {})

  return new Promise((resolve, reject) => {
    const tryNow = (lock: Lock | null): Promise<void> | undefined => {
      const held = lock ? hold(false) : undefined
      if (!lock) lineUp()
      resolve()
      return held
    }
    locks.request(name, { ifAvailable: true }, tryNow).catch(reject)
  })
}
