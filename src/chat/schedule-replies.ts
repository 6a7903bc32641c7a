import type { EventRow, ScheduledEvent, SessionRow } from '../db/rows'
import type { Reply } from '../wire/reply'
import { askReplyFunction } from './ask-reply-function'
import { fillCaptures, mapTexts } from './captures'
import type { ChatContext } from './context'
import { capturesOf, holds } from './reply-when'
import { scheduleEvents } from './schedule-events'

/**
 * Schedules what the chat's profile replies to an event of the client's.
 *
 * @param since - When the event happened, epoch milliseconds: before its `utcTime` if the date was set back.
 */
export function scheduleReplies(
  context: ChatContext,
  session: Readonly<SessionRow>,
  row: Readonly<EventRow>,
  since: number,
): void {
  const { replies } = session.settings.chat
  if (!replies) return
  const events =
    typeof replies === 'function'
      ? askReplyFunction(context, session, row, replies)
      : eventsOf(context, session, row, replies)
  scheduleEvents(context, { chatId: row.chatId, events, since, kind: 'reply' })
}

/** What the first of the replies that is for this event lets happen. */
function eventsOf(
  { db }: ChatContext,
  { chatId, nickname }: Readonly<SessionRow>,
  row: Readonly<EventRow>,
  replies: readonly Reply[],
): ScheduledEvent[] {
  const reply = replies.find(({ when }) => holds(when, row, db.event.of(chatId)))
  if (!reply) return []
  const captures = capturesOf(reply.when, row, nickname)
  return reply.messages.map((message) => mapTexts(message, (text) => fillCaptures(text, captures)))
}
