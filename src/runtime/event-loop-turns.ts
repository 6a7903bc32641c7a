/** How often it may turn for a real server on this machine: a tenth of a second or so. */
export const patienceWithServers = 3_000

/**
 * Lets the event loop turn for a while, until `isEnough`, so that what has already arrived (an intercepted
 * answer, a local socket) is heard. It works under fake timers: none of them fakes `MessageChannel`. Where
 * there is no `MessageChannel`, microtasks have to do.
 *
 * @param patience - How often it may turn.
 */
export async function eventLoopTurns(isEnough: () => boolean, patience = 100): Promise<void> {
  for (let turn = 0; turn < patience && !isEnough(); turn += 1) {
    await (globalThis.MessageChannel ? eventLoopTurn() : undefined)
  }
}

/** @note Node delivers up to a thousand messages of one channel in a single turn, so each turn needs its own. */
function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new globalThis.MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
