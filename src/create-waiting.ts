import type { ChatContext } from './chat/context'
import type { ResolvedOptions } from './options'
import type { PushDispatcher } from './push/push-dispatcher'
import { createPassage, type Passage, standsStill } from './runtime/advance'
import { eventLoopTurns, type Patience } from './runtime/event-loop-turns'
import type { TrackedClock } from './runtime/track-timers'
import { TimeDriver } from './testing/time-driver'
import { createWaitFor, type WaitFor, type WaitForContext } from './testing/wait-for'
import { Waits } from './testing/waits'

export interface WaitingParts {
  options: ResolvedOptions
  clock: TrackedClock
  context: ChatContext
  dispatcher: PushDispatcher
  witness: WaitForContext['witness']
}

/** How time passes in a mock, and how a test waits for what happens meanwhile. */
export interface Waiting {
  waitFor: WaitFor
  waits: Waits
  passage: Passage
  /** Lets time pass for a test, whose program may be about to make a request. */
  advance(milliseconds: number): Promise<void>
}

/** For a request that is about to be made, until it has reached the mock. */
const patienceWithRequests: Patience = { turns: 10, milliseconds: 0 }

export function createWaiting(parts: WaitingParts): Waiting {
  const { options, clock, context, dispatcher, witness } = parts
  const passage = createPassage(options, { clock, letArrive: () => dispatcher.letArrive() })
  const driver = new TimeDriver({
    clock,
    standsStill: () => standsStill(options),
    passage,
    isSending: () => dispatcher.isSending(),
  })
  const waits = new Waits({ clock, untracked: options.clock, driver, witness })
  return {
    passage,
    async advance(milliseconds) {
      await eventLoopTurns(() => false, patienceWithRequests)
      await passage.advance(milliseconds)
    },
    waits,
    waitFor: createWaitFor({ waits, events: context.events, witness }),
  }
}
