import type { WireEvent } from './forms'
import { demand, laws } from './laws'
import type { Script } from './script'

/** The events that make a web client throw when their party is not there yet. */
const spoken = new Set(['Message', 'TypingStarted', 'TypingStopped', 'PushUrl'])
const speakers = new Set(['Agent', 'Supervisor'])

/** The laws that hold between the events of a transcript, judged as far as it is known from its beginning. */
export class TranscriptLaws {
  #judged = 0
  #utcTime = 0
  /** The type of each party, by its number, and whether it has joined. */
  readonly #parties = new Map<number, { type: string; hasJoined: boolean }>()

  constructor(private readonly script: Script) {}

  judge(events: ReadonlyMap<number, WireEvent>): void {
    for (let event = events.get(this.#judged + 1); event; event = events.get(this.#judged + 1)) {
      this.#judgeParty(event)
      demand(
        event.utcTime >= this.#utcTime,
        laws.utcTime,
        `event ${event.index} is of ${event.utcTime}, the one before of ${this.#utcTime}`,
      )
      this.#utcTime = event.utcTime
      this.#judged += 1
    }
  }

  #judgeParty({ index, type, from }: WireEvent): void {
    const known = this.#parties.get(from.participantId)
    demand(
      known ? known.type === from.type : from.participantId === this.#parties.size + 1,
      laws.participantId,
      `event ${index} is from ${from.type} ${from.participantId}; before it there were ${this.#told()}`,
    )
    demand(
      index > 1 || (from.type === 'Client' && type === 'ParticipantJoined'),
      laws.participantId,
      `the first event is a ${type} from ${from.type} ${from.participantId}`,
    )
    demand(
      (from.type === 'Client') === (from.participantId === 1),
      laws.participantId,
      `event ${index} is from ${from.type} ${from.participantId}`,
    )
    const hasJoined = type === 'ParticipantJoined'
    demand(
      !(known?.hasJoined && hasJoined) || from.type === 'Client',
      laws.participantId,
      `in event ${index}, ${from.type} ${from.participantId} joins again under its old number`,
    )
    demand(
      !(known && !known.hasJoined && hasJoined),
      laws.joined,
      `${from.type} ${from.participantId} joins in event ${index}, but was heard before`,
    )
    demand(
      known?.hasJoined || hasJoined || !this.#hasToJoin(from.type, type) || this.script.playsTheUnjoined,
      laws.joined,
      `event ${index} is a ${type} from ${from.type} ${from.participantId}, who has not joined`,
    )
    if (!known) this.#parties.set(from.participantId, { type: from.type, hasJoined })
  }

  #hasToJoin(party: string, type: string): boolean {
    return speakers.has(party) && spoken.has(type)
  }

  #told(): string {
    return [...this.#parties].map(([participantId, { type }]) => `${type} ${participantId}`).join(', ')
  }
}
