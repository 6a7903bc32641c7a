import type { EndReason, EventRow, SessionRow } from '../db/rows'
import { toGenesysEvent } from '../wire/to-genesys-event'
import type { ChatContext } from './context'
import { attributesOfEnd, endChat } from './end-chat'
import { scheduleReplies } from './schedule-replies'
import { updateAlias } from './serving-alias'
import { isActivity, restartIdleTimer } from './watch-activity'

/** An event about to be written to a transcript. */
export interface NewEvent extends Pick<EventRow, 'from' | 'type'>, Partial<Pick<EventRow, EventDetail>> {
  /** When it happened, epoch milliseconds; default: now. Its `utcTime` is never before that of the event in front of it. */
  at?: number
  /** The chat ends with this event, for this reason. */
  ends?: EndReason | undefined
  /** The client itself caused it, so it need not be told. */
  byClient?: boolean
  /** It is not pushed at all. */
  unpushed?: boolean
  /** It is a reply of the profile's, which does not reply to itself. */
  isReply?: boolean
}

type EventDetail = 'text' | 'messageType' | 'userData' | 'eventAttributes'

/** Writes an event to the end of a chat's transcript and has it pushed. */
export function appendEvent(
  context: ChatContext,
  session: Readonly<SessionRow>,
  event: NewEvent,
): Readonly<EventRow> {
  const { at, ends, byClient = false, unpushed = false, isReply = false } = event
  // Each by its name: a rest is slow to take.
  const { from, type, text = null, messageType = null, userData = null, eventAttributes = null } = event
  const { chatId } = session
  const previous = context.db.event.of(chatId).at(-1)
  // A clock of the user's own may tell fractions; Genesys doesn't.
  const moment = Math.floor(at ?? context.clock.now())
  // A date that was set back must not be seen in a transcript.
  const utcTime = Math.max(moment, previous?.utcTime ?? moment)
  updateAlias(context, session, moment)
  const attributes = ends && attributesOfEnd({ from, type, eventAttributes }, ends)
  const details = {
    text,
    messageType,
    userData,
    eventAttributes: attributes?.inTranscript ?? eventAttributes,
  }
  const row = context.db.event.insert({ chatId, utcTime, from, type, ...details })

  context.db.session.patch(chatId, { updatedAt: utcTime })
  if (isActivity(session, row)) restartIdleTimer(context, session, moment)
  // First the end, then the push: the last event must say that it is the last.
  if (ends) endChat(context, session, ends, utcTime)
  context.events.emit('event', chatId, () => ({ chatId, event: toGenesysEvent(row) }))
  const pushed = attributes ? { ...row, eventAttributes: attributes.inPush } : row
  if (!unpushed) context.pushes.enqueue(session, pushed, byClient)
  if (row.from.type === 'Client' && !ends && !isReply) scheduleReplies(context, session, row, moment)
  return row
}
