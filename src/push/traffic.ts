import type { PushRow } from '../db/rows'
import type { PendingPush } from '../db/snapshot/snapshot'
import type { Table } from '../db/table'
import type { Clock } from '../runtime/clock'
import { createPauses, type Pauses } from '../runtime/pauses'
import { createLaunches, type Launches } from './interception'
import type { Flight } from './transmit'

/** What is under way; replaced as a whole by a reset, so that what comes home late finds itself forgotten. */
export interface Traffic {
  /** By chat, the push that is being delivered, and those that wait for it: their ids. */
  queues: Map<string, string[]>
  inFlight: Map<string, Flight>
  /** Addresses that did not answer when they were last waited for, until they do. */
  silent: Set<string>
  captured: Set<string>
  launches: Launches
  /** Of pushes that are to be sent later: again, or for the first time. */
  pauses: Pauses
  /** When a push may go out that a fault delays, epoch milliseconds. */
  delayedUntil: Map<string, number>
  /** By chat, the push that a fault holds back until another has been queued. */
  heldBack: Map<string, string>
}

export function createTraffic(clock: Clock): Traffic {
  return {
    queues: new Map(),
    inFlight: new Map(),
    silent: new Set(),
    captured: new Set(),
    launches: createLaunches(),
    pauses: createPauses(clock),
    delayedUntil: new Map(),
    heldBack: new Map(),
  }
}

export function isIdle({ queues }: Traffic): boolean {
  return queues.size === 0
}

/** The pushes that have not come home, in the order in which they are to be sent; what is held back is last. */
export function pendingIn(
  { queues, heldBack, delayedUntil }: Traffic,
  pushes: Table<PushRow>,
): PendingPush[] {
  const list = (ids: Iterable<string>, isHeldBack: boolean): PendingPush[] =>
    [...ids]
      .filter((id) => pushes.get(id)?.status === 'pending')
      .map((id) => ({ id, delayedUntil: delayedUntil.get(id) ?? null, isHeldBack }))
  return [...list([...queues.values()].flat(), false), ...list(heldBack.values(), true)]
}
