import type { GenesysEventType, GenesysPartyType, ScheduledEvent } from '../../../src/index'

/** An event, as plainly as the contract has it. */
export interface ModelEvent {
  from: { nickname: string; participantId: number; type: GenesysPartyType }
  index: number
  type: GenesysEventType
  utcTime: number
  text?: string | undefined
  messageType?: string | undefined
  userData?: Record<string, string> | undefined
  eventAttributes?: object | undefined
}

export type EventDetails = Pick<ModelEvent, 'type'> &
  Partial<Omit<ModelEvent, 'from' | 'index' | 'utcTime' | 'type'>>

interface Party {
  participantId: number
  nickname: string
  type: GenesysPartyType
  state: 'joined' | 'left'
}

function withQuitReason(attributes: object | undefined, code: string): object {
  return { ...attributes, GCTI_SYSTEM: { 'quit-reason-code': code } }
}

const names = { Agent: 'agent', Supervisor: 'supervisor', External: 'system' }

/** One chat, as the contract has it: what its transcript is made of, and what may still happen to it. */
export class ModelChat {
  readonly events: ModelEvent[] = []
  readonly parties: Party[]
  /** What was pushed: where to, and of which event. */
  readonly pushes: { url: string; event: ModelEvent; chatEnded: boolean }[] = []
  /** By index, the fields of an event that the contract leaves open: the first answer decides. */
  readonly undecided = new Map<number, (keyof ModelEvent)[]>()
  /** The content of its files, by their ids. */
  readonly files = new Map<string, string>()
  userData: Record<string, string>
  pushUrl: string | undefined
  isMonitored = false
  end: { reason: 'client' | 'agent' | 'idle'; at: number } | undefined

  constructor(
    readonly ids: { chatId: string; secureKey: string; userId: string; serviceName: string },
    beginning: { nickname: string; userData: Record<string, string>; pushUrl: string | undefined },
    private readonly isNotified: boolean,
  ) {
    this.parties = [{ participantId: 1, nickname: beginning.nickname, type: 'Client', state: 'joined' }]
    this.userData = beginning.userData
    this.pushUrl = beginning.pushUrl
  }

  get client(): Party {
    const [client] = this.parties
    if (!client) throw new Error('A chat has a customer')
    return client
  }

  get nextPosition(): number {
    return this.events.length + 1
  }

  /** The customer causes an event. */
  addOwn(details: EventDetails, utcTime: number, ends = false): void {
    if (ends) this.end = { reason: 'client', at: utcTime }
    if (ends) this.client.state = 'left'
    this.#add(
      { from: this.#partyIn(this.client), ...details, index: this.nextPosition, utcTime },
      { isPushed: this.isNotified, quitReason: ends ? '0' : undefined },
    )
  }

  /** What was to happen happens. */
  addScheduled({ from, timeout: _, chatEnded, ...details }: ScheduledEvent, utcTime: number): void {
    const party = this.#cast(from, details.type)
    const speaker = { ...this.#partyIn(party), nickname: from.nickname ?? party.nickname }
    const isLeave = from.type === 'Client' && details.type === 'ParticipantLeft'
    const reason = this.#endReason(from.type, details.type)
    if (chatEnded && isLeave) this.end = { reason, at: utcTime }
    const quitReason = chatEnded && isLeave ? '0' : undefined
    this.#add(
      { from: speaker, ...details, index: this.nextPosition, utcTime },
      { isPushed: true, quitReason },
    )
    if (chatEnded && !isLeave) this.#leaveByEnd(reason, utcTime)
  }

  /** Whoever ends a chat, its customer leaves it last. */
  #leaveByEnd(reason: 'client' | 'agent' | 'idle', utcTime: number): void {
    this.client.state = 'left'
    this.end = { reason, at: utcTime }
    const event: ModelEvent = {
      from: this.#partyIn(this.client),
      type: 'ParticipantLeft',
      index: this.nextPosition,
      utcTime,
    }
    const code = { client: '0', agent: '4', idle: '7' }[reason]
    // What the customer caused is told in pushes only.
    if (reason === 'client') this.#add(event, { isPushed: true, quitReason: code })
    else this.#add({ ...event, eventAttributes: withQuitReason({}, code) }, { isPushed: true })
  }

  from(position: number): ModelEvent[] {
    if (position === 0) return []
    return position === -1 ? this.events.slice(-1) : this.events.filter(({ index }) => index >= position)
  }

  /** Takes over, from the first that tells of an event, what the contract leaves open in it. */
  decide(messages: readonly { index: number }[]): void {
    for (const message of messages) {
      const event = this.events[message.index - 1]
      for (const field of this.undecided.get(message.index) ?? []) {
        if (event && field in message) Object.assign(event, { [field]: Reflect.get(message, field) })
      }
      this.undecided.delete(message.index)
    }
  }

  #add(event: ModelEvent, { isPushed, quitReason }: { isPushed: boolean; quitReason?: string | undefined }) {
    this.events.push(event)
    if (!isPushed || !this.pushUrl) return
    const pushed =
      quitReason === undefined
        ? event
        : { ...event, eventAttributes: withQuitReason(event.eventAttributes, quitReason) }
    this.pushes.push({ url: this.pushUrl, event: pushed, chatEnded: this.end !== undefined })
  }

  #partyIn({ nickname, participantId, type }: Party): ModelEvent['from'] {
    return { nickname, participantId, type }
  }

  /** Who it is that an event is from, and what it makes of him. */
  #cast({ nickname, type }: ScheduledEvent['from'], eventType: GenesysEventType): Party {
    const present = this.parties.filter((party) => party.type === type && party.state === 'joined')
    const meant =
      eventType === 'ParticipantJoined'
        ? undefined
        : eventType === 'NicknameUpdated'
          ? present.at(-1)
          : present.findLast((party) => nickname === undefined || party.nickname === nickname)
    const isCustomer = type === 'Client'
    const party = isCustomer ? this.client : (meant ?? this.#newParty(type))
    // The customer is called as they are, until they are given another name.
    const isRenamed = nickname !== undefined && (!isCustomer || eventType === 'NicknameUpdated')
    if (isRenamed) party.nickname = nickname
    party.state = eventType === 'ParticipantLeft' ? 'left' : 'joined'
    return party
  }

  #newParty(type: Exclude<GenesysPartyType, 'Client'>): Party {
    const participantId = this.parties.length + 1
    const party: Party = { participantId, nickname: names[type], type, state: 'joined' }
    this.parties.push(party)
    return party
  }

  #endReason(party: GenesysPartyType, type: GenesysEventType): 'client' | 'agent' | 'idle' {
    if (type === 'IdleClose') return 'idle'
    return party === 'Client' ? 'client' : 'agent'
  }
}
