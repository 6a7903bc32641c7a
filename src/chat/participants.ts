import type { Participant, ScheduledEvent, SessionRow } from '../db/rows'
import type { GenesysParty } from '../wire/event'
import type { GenesysPartyType } from '../wire/event-type'
import type { ChatContext } from './context'

/** What a party is called that speaks without ever having said its name. */
const defaultNicknames = { Agent: 'agent', Supervisor: 'supervisor', External: 'system' } as const

/**
 * Who a scheduled event is from, and what it does to the list of participants: joining gives the next
 * number, leaving and renaming are noted. Without a nickname it is the newest joined party of the type;
 * one that is not there yet gets a number of its own. The customer is one and the same, whatever the event calls
 * them, and another name is for that event only, unless it is `NicknameUpdated`.
 */
export function partyOf(
  context: ChatContext,
  session: Readonly<SessionRow>,
  { from, type }: Pick<ScheduledEvent, 'from' | 'type'>,
): Participant {
  const present = from.type === 'Client' ? customerIn(session) : newestJoined(session, from, type)
  const party: Participant = {
    participantId: present?.participantId ?? nextParticipantId(session),
    nickname: from.nickname ?? present?.nickname ?? defaultNickname(session, from.type),
    type: from.type,
    state: type === 'ParticipantLeft' ? 'left' : 'joined',
  }
  const style = from.style ?? present?.style
  if (style) party.style = style
  const isCalledSo = from.type !== 'Client' || type === 'NicknameUpdated'
  setParticipant(context, session, isCalledSo ? party : { ...party, nickname: session.nickname })
  return party
}

/** Whether the party that a scheduled event is from is in the chat; one that is just joining is. */
export function isInChat(
  session: Readonly<SessionRow>,
  { from, type }: Pick<ScheduledEvent, 'from' | 'type'>,
): boolean {
  return type === 'ParticipantJoined' || newestJoined(session, from, type) !== undefined
}

/** The customer. */
export function clientOf(session: Readonly<SessionRow>): GenesysParty {
  return { nickname: session.nickname, participantId: 1, type: 'Client' }
}

/** Gives the customer another name; everything else about them stays. */
export function renameClient(context: ChatContext, session: Readonly<SessionRow>, nickname: string): void {
  setParticipant(context, session, {
    state: 'joined',
    ...clientOf(session),
    ...customerIn(session),
    nickname,
  })
}

/** Notes that the customer is no longer in the chat. */
export function removeClient(context: ChatContext, session: Readonly<SessionRow>): Participant {
  const client: Participant = { ...clientOf(session), state: 'left' }
  setParticipant(context, session, client)
  return client
}

function customerIn({ participants }: Readonly<SessionRow>): Participant | undefined {
  return participants.find(({ participantId }) => participantId === 1)
}

/** Notes a party's name and state, or adds it. */
function setParticipant(context: ChatContext, session: Readonly<SessionRow>, party: Participant): void {
  const known = session.participants.find(({ participantId }) => participantId === party.participantId)
  const isTheSame =
    known?.nickname === party.nickname && known.state === party.state && known.style === party.style
  if (isTheSame) return
  const others = session.participants.filter((participant) => participant !== known)
  const participants = [...others, party].sort((one, other) => one.participantId - other.participantId)
  // The customer's name is the session's, too.
  const renamed = party.participantId === 1 ? { nickname: party.nickname } : {}
  context.db.session.patch(session.chatId, { participants, ...renamed })
}

function newestJoined(
  session: Readonly<SessionRow>,
  { nickname, type }: ScheduledEvent['from'],
  eventType: ScheduledEvent['type'],
): Participant | undefined {
  if (eventType === 'ParticipantJoined') return undefined
  return session.participants.findLast(
    (participant) =>
      participant.state === 'joined' &&
      participant.type === type &&
      // A new nickname is no one's yet: the event says what the newest party is called from now on.
      (nickname === undefined || participant.nickname === nickname || eventType === 'NicknameUpdated'),
  )
}

function nextParticipantId(session: Readonly<SessionRow>): number {
  return Math.max(0, ...session.participants.map(({ participantId }) => participantId)) + 1
}

function defaultNickname(session: Readonly<SessionRow>, type: GenesysPartyType): string {
  return type === 'Client' ? session.nickname : defaultNicknames[type]
}
