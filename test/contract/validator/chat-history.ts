import type { WireEvent } from './forms'
import { demand, laws } from './laws'
import { PushOrder } from './push-laws'
import { Script } from './script'
import { TranscriptLaws } from './transcript-laws'

/** What an answer or a push said of a chat at some moment. */
export interface Told {
  chatEnded: boolean
  nextPosition: number
  events: readonly WireEvent[]
}

/** What is known of an event before it is seen. */
export interface Foretold {
  type: string
  text?: string
}

/** What the answer to Request Chat gave to its client. */
export interface Beginning {
  serviceName: string
  secureKey: string
  userId: string
}

/** An event without the reason for which its party left, which for the customer's own leave only pushes tell. */
function withoutQuitReason({ eventAttributes, ...event }: WireEvent): object {
  const { GCTI_SYSTEM, ...attributes } = { GCTI_SYSTEM: {}, ...eventAttributes }
  const { 'quit-reason-code': _, ...system } = { 'quit-reason-code': '', ...GCTI_SYSTEM }
  return { ...event, ...attributes, ...system }
}

/** What a client that forgets nothing knows of a chat; what contradicts it breaks a law. */
export class ChatHistory {
  readonly script = new Script()
  readonly pushOrder = new PushOrder()
  /** Undefined: the chat was not started under the eyes of the validator. */
  beginning: Beginning | undefined
  isRemoved = false
  readonly #events = new Map<number, WireEvent>()
  readonly #foretold = new Map<number, Foretold>()
  readonly #transcript = new TranscriptLaws(this.script)
  /** The highest position that was given while the chat went on. */
  #aliveAt = 1
  #endedAt: number | undefined

  get hasEnded(): boolean {
    return this.#endedAt !== undefined
  }

  /** The position no later answer may be behind. */
  get position(): number {
    return this.#endedAt ?? this.#aliveAt
  }

  /** Whether parameters hold the chat's key, and no wrong `userId`; undefined: nobody knows. */
  isOpenedBy(fields: ReadonlyMap<string, string> | undefined): boolean | undefined {
    if (!this.beginning || !fields) return undefined
    const { secureKey, userId } = this.beginning
    return fields.get('secureKey') === secureKey && (fields.get('userId') || userId) === userId
  }

  /** Whether the chat is one of this service, as far as is known. */
  isOf(serviceName: string): boolean {
    return (this.beginning?.serviceName ?? serviceName) === serviceName
  }

  learn({ chatEnded, nextPosition, events }: Told): void {
    this.#learnEnding(chatEnded, nextPosition)
    for (const event of events) {
      const known = this.#events.get(event.index)
      demand(
        !known || JSON.stringify(withoutQuitReason(known)) === JSON.stringify(withoutQuitReason(event)),
        laws.stable,
        `event ${event.index} was ${JSON.stringify(known)}, now it is ${JSON.stringify(event)}`,
      )
      this.#events.set(event.index, event)
      this.#compareForetold(event.index)
    }
    // Who puts a chat into the database writes a story of his own.
    if (this.beginning) this.#transcript.judge(this.#events)
  }

  /** Says what an event is going to be, when it is seen. */
  foretell(index: number, foretold: Foretold): void {
    this.#foretold.set(index, foretold)
    this.#compareForetold(index)
  }

  #learnEnding(chatEnded: boolean, nextPosition: number): void {
    if (chatEnded) {
      demand(
        (this.#endedAt ?? nextPosition) === nextPosition,
        laws.afterTheEnd,
        `the chat ended at ${this.#endedAt}, and again at ${nextPosition}`,
      )
      this.#endedAt = nextPosition
    } else {
      this.#aliveAt = Math.max(this.#aliveAt, nextPosition)
    }
    demand(
      this.#endedAt === undefined || this.#aliveAt < this.#endedAt,
      laws.ending,
      `nextPosition ${this.#aliveAt} was told with chatEnded false, nextPosition ${this.#endedAt} with chatEnded true`,
    )
  }

  #compareForetold(index: number): void {
    const [event, foretold] = [this.#events.get(index), this.#foretold.get(index)]
    if (!event || !foretold) return
    const isSo =
      event.type === foretold.type &&
      event.from.type === 'Client' &&
      (foretold.text === undefined || foretold.text === event.text)
    demand(
      isSo,
      laws.noReply,
      `the call's own event is ${JSON.stringify(foretold)}; its answer ends with ${JSON.stringify(event)}`,
    )
  }
}
