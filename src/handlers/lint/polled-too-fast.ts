import type { LintRule } from './lint-rule'

/** How long a client should at least wait from one `refresh` to the next, in milliseconds. */
const shortestInterval = 1_000

export const polledTooFast: LintRule = {
  code: 'POLLED_TOO_FAST',
  inExchange({ receivedAt }, { previousRefreshAt }) {
    if (previousRefreshAt === undefined) return undefined
    // What arrived first may be answered last, so the one before may be the later one.
    const interval = Math.abs(receivedAt - previousRefreshAt)
    if (interval >= shortestInterval) return undefined
    return (
      `refresh came ${interval} ms after the last one with the same secureKey. ` +
      "Every poll costs Genesys's servers work, for which Genesys's own widget waits 3 to 5 seconds, and a gateway may turn away a client that does not. " +
      'Wait at least a second; under fake timers, advance the time between two polls, for while it stands still they count as 0 ms apart.'
    )
  },
}
