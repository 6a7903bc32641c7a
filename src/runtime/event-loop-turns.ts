/** How long the event loop may turn: so often, and as often again as it takes to use up the time. */
export interface Patience {
  turns: number
  /** Of real time, whoever fakes the timers. */
  milliseconds: number
}

/** For what is in this process, and only has to be heard. */
const patienceWithOurs: Patience = { turns: 100, milliseconds: 0 }
/** For a real server on this machine. */
export const patienceWithServers: Patience = { turns: 100, milliseconds: 100 }

/**
 * Lets the event loop turn for a while, until `isEnough`, so that what has already arrived (an intercepted
 * answer, a local socket) is heard. It works under fake timers: none of them fakes `MessageChannel`. Where
 * there is no `MessageChannel`, microtasks have to do.
 */
export async function eventLoopTurns(
  isEnough: () => boolean,
  { turns, milliseconds }: Patience = patienceWithOurs,
): Promise<void> {
  let begun: number | undefined
  let passed = 0
  for (let turn = 0; (turn < turns || passed < milliseconds) && !isEnough(); turn += 1) {
    const moment = await eventLoopTurn()
    begun ??= moment
    passed = moment - begun
  }
}

/**
 * One turn; the moment at which it came, in milliseconds of real time, which only events still tell when `Date` and
 * `performance` are faked. Not a number: there is none.
 *
 * @note Node delivers up to a thousand messages of one channel in a single turn, so each turn needs its own.
 */
async function eventLoopTurn(): Promise<number> {
  if (!globalThis.MessageChannel) return Number.NaN
  return new Promise((resolve) => {
    const { port1, port2 } = new globalThis.MessageChannel()
    port1.onmessage = ({ timeStamp }) => {
      port1.close()
      resolve(timeStamp)
    }
    port2.postMessage(null)
  })
}
