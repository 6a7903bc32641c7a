import type { ChatContext } from './chat/context'
import type { ResolvedOptions } from './options'
import type { PushDispatcher } from './push/push-dispatcher'
import { WaitDriver } from './testing/wait-driver'
import { createWaitFor, type WaitFor, type WaitForContext } from './testing/wait-for'
import { Waits } from './testing/waits'
import { TimeControl } from './time/advance'
import type { Agenda } from './time/agenda'
import { assertDuration } from './time/clock-arguments'
import { eventLoopTurns, type TurnLimit } from './time/real-time'

export interface WaitingParts {
  options: ResolvedOptions
  agenda: Agenda
  context: ChatContext
  dispatcher: PushDispatcher
  witness: WaitForContext['witness']
  life: { readonly hasReceived: boolean }
}

/** How time passes in a mock, and how a test waits for what happens meanwhile. */
export interface Waiting {
  waitFor: WaitFor
  waits: Waits
  time: TimeControl
  /** Advances for a test, whose program may be about to make a request. */
  advance(milliseconds: number): Promise<void>
}

/** For a request that is about to be made, until it has reached the mock. */
const requestLimit: TurnLimit = { turns: 10, milliseconds: 0 }

export function createWaiting(parts: WaitingParts): Waiting {
  const { options, agenda, context, dispatcher, witness, life } = parts
  const { clock, advanceTimers } = options
  const time = new TimeControl({
    clock,
    agenda,
    advanceTimers,
    drainPushes: () => dispatcher.drain(),
    hasReceived: () => life.hasReceived,
  })
  const driver = new WaitDriver({
    clock,
    agenda,
    time,
    isSending: () => dispatcher.isSending(),
    drainSlowPushes: (isEnough) => dispatcher.drainSlow(isEnough),
  })
  const waits = new Waits({ agenda, time, driver, witness, scale: () => context.time.scale() })
  return {
    time,
    async advance(milliseconds) {
      assertDuration(milliseconds)
      await eventLoopTurns(() => false, requestLimit)
      await time.advance(milliseconds)
    },
    waits,
    waitFor: createWaitFor({ waits, events: context.events, witness }),
  }
}
