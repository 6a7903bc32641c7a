/** How long to give the event loop: a number of turns, and more turns until the time is used up. */
export interface TurnLimit {
  turns: number
  /** Milliseconds of real time, even under fake timers. */
  milliseconds: number
}

/** For what runs in this process and only needs its turn. */
export const inProcessLimit: TurnLimit = { turns: 100, milliseconds: 0 }
/** For a real server on this machine, or a program that may be at work. */
export const localServerLimit: TurnLimit = { turns: 100, milliseconds: 100 }
/** More turns than a millisecond of real time has. */
const turnsPerMillisecond = 20
/** The longest that a slow receiver is waited for: test runners give up after five seconds. */
export const slowReceiverMs = 4_000

/**
 * Gives the event loop turns until `isEnough`, so that an intercepted response or a local socket is handled. Works
 * under fake timers, because no library fakes `MessageChannel`.
 */
export async function eventLoopTurns(
  isEnough: () => boolean,
  { turns, milliseconds }: TurnLimit = inProcessLimit,
): Promise<void> {
  let begun: number | undefined
  let passed = 0
  // Playwright's page.clock fakes the time stamps, too.
  const mostTurns = turns + milliseconds * turnsPerMillisecond
  const isOver = (turn: number): boolean => turn >= turns && (passed >= milliseconds || turn >= mostTurns)
  for (let turn = 0; !isOver(turn) && !isEnough(); turn += 1) {
    // After its share of turns, sleeping leaves the processor to the program that is waited for.
    if (turn >= turns) await sleep(2)
    const moment = await eventLoopTurn()
    begun ??= moment
    passed = moment - begun
  }
}

/**
 * One turn of the event loop. Resolves with its moment in milliseconds of real time: the time stamp of an event, which
 * no fake timers fake. NaN where there is no `MessageChannel`.
 *
 * @note Node delivers up to a thousand messages of one channel in a single turn, so each turn needs its own channel.
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

interface AtomicsWithWaitAsync {
  waitAsync(
    array: Int32Array,
    index: number,
    value: number,
    timeout: number,
  ): { async: boolean; value: unknown }
}

/** Sleeps in real time where the platform can do so without `setTimeout`, which may be faked; else returns at once. */
async function sleep(milliseconds: number): Promise<void> {
  const { Atomics: atomics, SharedArrayBuffer: Shared, MessageChannel: Channel } = globalThis
  if (!Channel || !Shared || !canWaitAsync(atomics)) return
  // An open port keeps the process alive, which the waiting itself does not.
  const { port1, port2 } = new Channel()
  port1.onmessage = () => {}
  await atomics.waitAsync(new Int32Array(new Shared(4)), 0, 0, milliseconds).value
  port1.close()
  port2.close()
}

function canWaitAsync(atomics: object | undefined): atomics is AtomicsWithWaitAsync {
  return atomics !== undefined && 'waitAsync' in atomics
}
