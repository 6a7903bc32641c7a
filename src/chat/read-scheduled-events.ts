import * as v from 'valibot'
import type { ScheduledEvent } from '../db/rows'
import { scheduledEventSchema } from './scheduled-event-schema'
import { validate } from './validate'

/**
 * One event, or an array of them, as the mock chat `send` takes them.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function readScheduledEvents(given: unknown): ScheduledEvent[] {
  const subject = { action: 'send the events', remedy: 'Correct this field; nothing was scheduled.' }
  if (Array.isArray(given)) return validate(v.array(scheduledEventSchema), given, subject)
  return [validate(scheduledEventSchema, given, subject)]
}
