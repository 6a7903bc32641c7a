import type { EventRow, SessionRow } from '../db/rows'

/** A stretch of a chat: what its client did, and what the other side did until the client did the next thing. */
export interface Stretch {
  /** undefined: it only started the chat. */
  trigger: Readonly<EventRow> | undefined
  /** When it began, epoch milliseconds. */
  since: number
  events: Readonly<EventRow>[]
}

/** A chat's stretches; the first is that before the client's first message or file. */
export function stretchesOf(
  session: Readonly<SessionRow>,
  events: readonly Readonly<EventRow>[],
): [Stretch, ...Stretch[]] {
  const [first] = events
  // Real time may have passed between the making of a session and its first event, from which its script counts.
  const since = first?.from.type === 'Client' ? first.utcTime : session.createdAt
  const opening: Stretch = { trigger: undefined, since, events: [] }
  const others: Stretch[] = []
  for (const event of events) {
    if (isTrigger(event)) others.push({ trigger: event, since: event.utcTime, events: [] })
    else if (isScripted(session, event)) (others.at(-1) ?? opening).events.push(event)
  }
  return [opening, ...others]
}

/** What a customer does of whom a bot knows nothing else; all else a client may do otherwise next time. */
function isTrigger({ from, type }: Readonly<EventRow>): boolean {
  return from.type === 'Client' && (type === 'Message' || type === 'FileUploaded')
}

/** What the other side does, but for what the settings of the chat make happen by themselves. */
function isScripted({ settings }: Readonly<SessionRow>, { from, type }: Readonly<EventRow>): boolean {
  const isIdleness = type === 'IdleAlert' || type === 'IdleClose'
  return from.type !== 'Client' && !(isIdleness && settings.chat.idle)
}
