import type { EndReason, EventRow, SessionRow } from '../db/rows'
import type { JsonObject } from '../runtime/json'
import { objectIn } from '../wire/event-attributes'
import { toSession } from '../wire/to-session'
import type { ChatContext } from './context'
import { viewSession } from './view-session'

/**
 * Why the customer's party left a chat, as Chat Server writes it into `GCTI_SYSTEM` of its `ParticipantLeft`.
 * Source: Genesys, Chat Server, reason codes of leaving.
 */
const quitReasonCodes = { client: '0', silence: '3', agent: '4', removed: '5', idle: '7' } as const
const quitReasonKey = 'quit-reason-code'

/** Nobody is left to read these in the transcript, so Genesys tells them in pushes only. */
const pushedOnly: readonly EndReason[] = ['client', 'silence']

/** Ends a chat; what was still to happen in it is cancelled by that (`cancelJobsOfEndedChats`). */
export function endChat(
  context: ChatContext,
  session: Readonly<SessionRow>,
  endReason: EndReason,
  endedAt: number,
): void {
  context.db.session.patch(session.chatId, { state: 'ended', endReason, endedAt })
  context.events.emit('session', session.chatId, () => ({
    change: 'ended',
    session: toSession(viewSession(context, session)),
  }))
}

/** Whether a chat that ends with an event goes on with the customer's leave, which then is the last event. */
export function isFollowedByLeave(
  { settings }: Readonly<SessionRow>,
  { from, type }: Pick<EventRow, 'type'> & { from: { type: string } },
): boolean {
  const isLeave = type === 'ParticipantLeft' && from.type === 'Client'
  return !isLeave && settings.chat.ending?.clientLeaves !== false
}

/** Why a chat ends with the customer's leave, by the code in its attributes, as in a recorded script. */
export function endReasonIn(attributes: JsonObject | null | undefined): EndReason | undefined {
  const code = objectIn(attributes, 'GCTI_SYSTEM')?.[quitReasonKey]
  const known: [string, string][] = Object.entries(quitReasonCodes)
  const [reason] = known.find(([, each]) => each === code) ?? []
  return endReasons.find((each) => each === reason)
}

/** The attributes of the event that ends a chat, in the transcript and in a push of it. */
export function attributesOfEnd(
  { from, type, eventAttributes }: Pick<EventRow, 'from' | 'type' | 'eventAttributes'>,
  endReason: EndReason,
): { inTranscript: JsonObject | null; inPush: JsonObject | null } {
  const isLeave = type === 'ParticipantLeft' && from.type === 'Client'
  const system = objectIn(eventAttributes, 'GCTI_SYSTEM')
  if (!isLeave || system?.[quitReasonKey] !== undefined)
    return { inTranscript: eventAttributes, inPush: eventAttributes }
  const code = quitReasonCodes[endReason]
  const inPush = { ...eventAttributes, GCTI_SYSTEM: { ...system, [quitReasonKey]: code } }
  return { inTranscript: pushedOnly.includes(endReason) ? eventAttributes : inPush, inPush }
}

const endReasons: readonly EndReason[] = ['client', 'silence', 'agent', 'removed', 'idle']
