import type { Push } from '../../../src/index'
import { isObject } from './answer'
import { demandForm, eventForm, type Success, successForm } from './forms'
import { demand, laws } from './laws'

/** A push, as far as it matters here; its body may have any form. */
export type SeenPush = Pick<Push, 'id' | 'chatId' | 'event' | 'sentAt' | 'settledAt'> & { body: unknown }

/** The envelope in a push body: the body itself, or what `customhttp` wraps; undefined: it has another form. */
function envelopeOf({ body }: SeenPush): unknown {
  if (!isObject(body)) return undefined
  if ('deviceId' in body && 'message' in body) return isObject(body.message) ? body.message : undefined
  return 'statusCode' in body || 'messages' in body ? body : undefined
}

/** The envelope of a push, held against what it has to be; undefined: the body has a form of its user's own. */
export function judgePush(push: SeenPush): Success | undefined {
  demandForm(eventForm, push.event, laws.pushBody)
  const envelope = envelopeOf(push)
  if (envelope === undefined) return undefined
  demandForm(successForm, envelope)
  demand(
    envelope.messages.length === 1 && envelope.messages[0]?.index === push.event.index,
    laws.pushBody,
    `a push of event ${push.event.index} holds the events ${envelope.messages.map(({ index }) => index)}`,
  )
  demand(
    envelope.nextPosition === push.event.index + 1,
    laws.nextPosition,
    `a push of event ${push.event.index} says nextPosition ${envelope.nextPosition}`,
  )
  return envelope
}

/** In which order the pushes of a chat are queued and come home. */
export class PushOrder {
  readonly #queued = new Set<string>()
  readonly #settled = new Set<string>()
  #lastQueued = 0
  #lastSettled = 0
  #settledAt = 0

  note({ id, event: { index }, sentAt, settledAt }: SeenPush): void {
    if (!this.#queued.has(id)) {
      demand(
        index > this.#lastQueued,
        laws.pushOrder,
        `event ${index} was queued after event ${this.#lastQueued}`,
      )
      this.#queued.add(id)
      this.#lastQueued = index
    }
    // One whose body could not be built is over without ever having been sent.
    if (settledAt === null || sentAt === null || this.#settled.has(id)) return
    demand(
      index > this.#lastSettled && sentAt >= this.#settledAt,
      laws.pushOrder,
      `event ${index} was sent at ${sentAt}; event ${this.#lastSettled} had come home at ${this.#settledAt}`,
    )
    this.#settled.add(id)
    this.#lastSettled = index
    this.#settledAt = settledAt
  }
}
