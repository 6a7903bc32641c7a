import type { ChatContext } from './chat/context'
import type { ResolvedOptions } from './options'
import type { PushDispatcher } from './push/push-dispatcher'
import { createPassage, standsStill } from './runtime/advance'
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
  advance(milliseconds: number): Promise<void>
}

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
    advance: passage.advance,
    waits,
    waitFor: createWaitFor({ waits, events: context.events, witness }),
  }
}
