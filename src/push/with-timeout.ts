import type { Agenda } from '../time/agenda'
import { eventLoopTurns, inProcessLimit } from '../time/real-time'
import { type PushOutcome, withoutResponse } from './push-outcome'
import { shownUrl } from './shown-url'
import type { Flight } from './transmit'

export interface Timeout {
  agenda: Agenda
  /** On the mock's clock. */
  milliseconds: number
  flight: Flight
  /** For how many milliseconds of real time the response is waited for when the time is up. */
  graceMs(): number
}

/**
 * The outcome of a push, or its failure when the time is up on the mock's clock or it is aborted, whether
 * or not the sending itself ever ends.
 */
export function withTimeout(sending: Promise<PushOutcome>, timeout: Timeout): Promise<PushOutcome> {
  const { agenda, milliseconds, flight, graceMs } = timeout
  const { controller, url } = flight
  return new Promise((resolve) => {
    let done = false
    const finish = (outcome: PushOutcome): void => {
      done = true
      limit.cancel()
      resolve(outcome)
    }
    const expire = async (): Promise<void> => {
      flight.isExpiring = true
      // A clock can jump over the whole time in one step, before a response has had its turn to be heard.
      await eventLoopTurns(() => done, { ...inProcessLimit, milliseconds: graceMs() })
      // What has responded is not late: its outcome follows in a moment.
      if (done || flight.hasResponded) return
      finish(
        withoutResponse(
          'failed',
          `the receiver at ${shownUrl(url)} did not answer within ${milliseconds} ms`,
        ),
      )
      controller.abort()
    }
    const limit = agenda.add({ delay: milliseconds, run: () => void expire() })
    controller.signal.addEventListener('abort', () =>
      finish(withoutResponse('failed', 'the push was cancelled')),
    )
    void sending.then(finish)
  })
}
