import type { EventRow, ProfileRow, SessionRow } from '../db/rows'
import { cloneJson } from '../runtime/clone-json'
import type { Reply, ReplyWhen } from '../wire/reply'
import type { ScheduledEvent } from '../wire/scheduled-event'
import { escapeCaptures, mapTexts } from './captures'
import type { ChatContext } from './context'
import { findSession } from './find-chat'
import { hasStyle } from './party-style'
import { profileNameSchema } from './profile-schema'
import { countOf } from './reply-when'
import { type Stretch, stretchesOf } from './stretches'
import { validate } from './validate'

/**
 * The profile that plays the other side of a chat again, as far as it has come: what happened before the
 * client's first message or file is in `autoMessages`, what happened after each of them is a reply to it. All
 * else is as in the profile that the chat started with.
 *
 * @throws GenesysMockError `UNKNOWN_CHAT`, `INVALID_PARAMETER`
 */
export function exportSession(context: ChatContext, chatId: string, name = 'recorded'): ProfileRow {
  const profile = validate(profileNameSchema, name, {
    action: 'export the session',
    remedy: 'Give the profile another name, or none.',
    path: 'profile',
  })
  const session = findSession(context, chatId)
  const events = context.db.event.of(chatId)
  const [opening, ...others] = stretchesOf(session, events)
  const autoMessages = toScript(session, opening, events)
  const replies = others.flatMap((stretch) => toReply(session, stretch, events))
  return { profile, settings: { chat: { ...cloneJson(session.settings.chat), autoMessages, replies } } }
}

/** The reply that plays a stretch again; none if nobody answered. */
function toReply(
  session: Readonly<SessionRow>,
  stretch: Stretch,
  events: readonly Readonly<EventRow>[],
): Reply[] {
  const script = toScript(session, stretch, events)
  if (!stretch.trigger || script.length === 0) return []
  const messages = script.map((event) => mapTexts(event, escapeCaptures))
  return [{ when: whenOf(stretch.trigger, events), messages }]
}

function whenOf(trigger: Readonly<EventRow>, events: readonly Readonly<EventRow>[]): ReplyWhen {
  const isMessage = trigger.type === 'Message' && trigger.text !== null
  const when: ReplyWhen = isMessage ? { text: trigger.text ?? '' } : { event: trigger.type }
  return { ...when, nth: countOf(when, events.slice(0, events.indexOf(trigger) + 1)) }
}

function toScript(
  session: Readonly<SessionRow>,
  { since, events }: Stretch,
  all: readonly Readonly<EventRow>[],
): ScheduledEvent[] {
  return events.map((event, place) => {
    const milliseconds = event.utcTime - (events[place - 1]?.utcTime ?? since)
    const isEnd = event === endingEvent(session, all)
    return {
      ...toScheduledEvent(session, event),
      ...(milliseconds > 0 ? { timeout: milliseconds / 1000 } : {}),
      ...(isEnd ? { chatEnded: true } : {}),
    }
  })
}

/** What ended a chat: the last event, or, where the customer's party left by that, the one before it. */
function endingEvent(
  { endReason }: Readonly<SessionRow>,
  events: readonly Readonly<EventRow>[],
): Readonly<EventRow> | undefined {
  if (endReason === null) return undefined
  const last = events.at(-1)
  const isConsequence = last?.from.type === 'Client' && (endReason === 'agent' || endReason === 'idle')
  return isConsequence ? events.at(-2) : last
}

function toScheduledEvent({ participants }: Readonly<SessionRow>, row: Readonly<EventRow>): ScheduledEvent {
  const { type, text, messageType, userData, eventAttributes } = row
  const { nickname, participantId, type: partyType } = row.from
  const style = participants.find((party) => party.participantId === participantId)?.style
  return {
    // The attributes show a bot, too; but an idle timer's alert in its name must do so as well.
    from: { nickname, type: partyType, ...(style && hasStyle(eventAttributes) ? { style } : {}) },
    type,
    ...(text === null ? {} : { text }),
    ...(messageType === null ? {} : { messageType }),
    ...(userData === null ? {} : { userData: { ...userData } }),
    ...(eventAttributes === null ? {} : { eventAttributes: cloneJson(eventAttributes) }),
  }
}
