import type { SchedulerState } from '../wire/scheduler-state'
import type { ChatContext } from './context'

/** What is still to happen in all chats, and how time passes until then. */
export function readScheduler({ clock, time, scheduler }: ChatContext): SchedulerState {
  return {
    now: clock.now(),
    scale: time.scale(),
    paused: scheduler.isPaused,
    pending: scheduler.pending(),
  }
}
