import type { Clock } from '../runtime/clock'
import { eventLoopTurns, type Patience } from '../runtime/event-loop-turns'
import type { PushOutcome } from './transmit'

export interface Timeout {
  clock: Clock
  milliseconds: number
  /** Aborted when the time is up; aborting it ends the waiting. */
  controller: AbortController
  /** For how long the answer is still listened for when the time is up; undefined: as usual. */
  patience(): Patience | undefined
}

/**
 * The outcome of a push, or its failure when the time is up on the mock's clock or it is aborted, whether
 * or not the sending itself ever ends.
 */
export function withTimeout(sending: Promise<PushOutcome>, timeout: Timeout): Promise<PushOutcome> {
  const { clock, milliseconds, controller, patience } = timeout
  return new Promise((resolve) => {
    let done = false
    const finish = (outcome: PushOutcome): void => {
      done = true
      cancel()
      resolve(outcome)
    }
    const expire = async (): Promise<void> => {
      // A clock can jump over the whole time in one step, before an answer that has long been given
      // had its turn to be heard.
      await eventLoopTurns(() => done, patience())
      if (done) return
      finish(failure(`the receiver did not answer within ${milliseconds} ms`))
      controller.abort()
    }
    const cancel = clock.setTimer(() => void expire(), milliseconds)
    controller.signal.addEventListener('abort', () => finish(failure('the push was cancelled')))
    void sending.then(finish)
  })
}

function failure(error: string): PushOutcome {
  return { status: 'failed', httpStatus: null, error }
}
