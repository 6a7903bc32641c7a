import type { PushRow } from '../db/rows'
import type { PendingPush } from '../db/snapshot/snapshot'
import type { Table } from '../db/table'
import type { Agenda } from '../time/agenda'
import { createDelays, type Delays } from '../time/delays'
import { createLaunches, type Launches } from './interception'
import { Slots } from './slots'
import type { Flight } from './transmit'

/** What is under way; replaced as a whole by a reset, so that what comes home late finds itself forgotten. */
export interface Traffic {
  /** By chat, the push that is being delivered, and those that wait for it: their ids. */
  queues: Map<string, string[]>
  inFlight: Map<string, Flight>
  slots: Slots
  /** By address, for how many milliseconds of real time it was waited for in vain, until it responds. */
  silence: Map<string, number>
  captured: Set<string>
  launches: Launches
  /** Of pushes that are to be sent later: again, or for the first time. */
  delays: Delays
  /** When a push may go out that a fault delays, in elapsed milliseconds. */
  delayedUntil: Map<string, number>
  /** By chat, the push that a fault holds back until another has been queued. */
  heldBack: Map<string, string>
}

export function createTraffic(agenda: Agenda): Traffic {
  return {
    queues: new Map(),
    inFlight: new Map(),
    slots: new Slots(),
    silence: new Map(),
    captured: new Set(),
    launches: createLaunches(),
    delays: createDelays(agenda),
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
  dateOf: (elapsed: number) => number,
): PendingPush[] {
  const dateOrNull = (elapsed: number | undefined): number | null =>
    elapsed === undefined ? null : Math.ceil(dateOf(elapsed))
  const list = (ids: Iterable<string>, isHeldBack: boolean): PendingPush[] =>
    [...ids]
      .filter((id) => pushes.get(id)?.status === 'pending')
      .map((id) => ({ id, delayedUntil: dateOrNull(delayedUntil.get(id)), isHeldBack }))
  return [...list([...queues.values()].flat(), false), ...list(heldBack.values(), true)]
}
