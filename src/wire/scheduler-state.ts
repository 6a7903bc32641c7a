import type { Job } from './job'

/** What is still to happen, and how time passes until then. */
export interface SchedulerState {
  /** The time of the mock, in epoch milliseconds. */
  now: number
  /** How many seconds of the process one second of the mock takes; null: its time does not pass by itself at a known pace. */
  scale: number | null
  /** True: nothing happens by itself, whatever the time. */
  paused: boolean
  /** Earliest first. */
  pending: Job[]
}
