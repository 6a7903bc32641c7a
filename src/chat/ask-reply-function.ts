import type { EventRow, ScheduledEvent, SessionRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import { ignore, isPromise } from '../runtime/is-promise'
import type { ReplyFunction } from '../wire/reply'
import { toGenesysEvent } from '../wire/to-genesys-event'
import { toSession } from '../wire/to-session'
import type { ChatContext } from './context'
import { scheduledEventSchema } from './scheduled-event-schema'
import { validate } from './validate'
import { viewSession } from './view-session'

/**
 * What a profile's function replies to an event. One that fails has no reply, and its error surfaces as an
 * unhandled rejection of its own, as those of listeners do.
 */
export function askReplyFunction(
  context: ChatContext,
  session: Readonly<SessionRow>,
  row: Readonly<EventRow>,
  reply: ReplyFunction,
): ScheduledEvent[] {
  try {
    return readResult(reply(toGenesysEvent(row), toSession(viewSession(context, session))))
  } catch (cause) {
    void Promise.reject(replyFailed(session, row, cause))
    return []
  }
}

const reading = {
  action: 'read what the function returned',
  remedy: 'Return a text, an event, an array of these, or nothing.',
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
function readResult(result: unknown): ScheduledEvent[] {
  if (result === undefined) return []
  if (isPromise(result)) {
    // One error is enough, the one that says what to do.
    ignore(result)
    const reason = 'expected a text, an event, an array of these or nothing, not a promise'
    throw new GenesysMockError('INVALID_PARAMETER', { ...reading, reason: `result: ${reason}` })
  }
  const several: unknown[] = Array.isArray(result) ? result : [result]
  return several.map((each, index) => {
    if (typeof each === 'string') return { from: { type: 'Agent' }, type: 'Message', text: each }
    const path = Array.isArray(result) ? `result[${index}]` : 'result'
    return validate(scheduledEventSchema, each, { ...reading, path })
  })
}

function replyFailed(
  { chatId, profile }: Readonly<SessionRow>,
  { index, type }: Readonly<EventRow>,
  cause: unknown,
): GenesysMockError {
  return new GenesysMockError('REPLY_FAILED', {
    action: `reply to event ${index} (${type}) of chat "${chatId}"`,
    reason: `the function settings.chat.replies of the profile "${profile}" failed: ${reasonIn(cause)}`,
    remedy:
      'Make it return, at once, a text, an event, an array of these, or nothing; the chat went on without its reply.',
    chatId,
    cause,
  })
}

/** Whatever was thrown: even what can't be made a text of. */
function reasonIn(cause: unknown): string {
  if (cause instanceof GenesysMockError) return cause.reason
  if (cause instanceof Error) return `${cause.name}: ${cause.message}`
  return typeof cause === 'string' ? cause : `it threw a value of type ${typeof cause}`
}
