import type { Database } from '../db/database'
import type { EventRow, SessionRow } from '../db/rows'
import type { Clock } from '../runtime/clock'
import type { Emitter } from '../runtime/emitter'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { toPush } from '../wire/push'
import { pushSubscriptionOf } from '../wire/push-subscription'
import { toGenesysEvent } from '../wire/to-genesys-event'
import { buildPushBody } from './build-push-body'
import type { Marks } from './interception'
import type { PushFormat } from './push-format'
import { isAllowedReceiver } from './receiver-policy'
import { type PushOutcome, transmit } from './transmit'
import { withTimeout } from './with-timeout'

export interface PushOptions {
  notifyRequestor: boolean
  allowHosts: ReadonlySet<string>
  /** Milliseconds. */
  timeout: number
  format: PushFormat
}

export interface PushContext {
  db: Database
  clock: Clock
  events: Emitter<GenesysMockEvents>
  marks: Marks
  options: PushOptions
}

/** What is under way; replaced as a whole by a reset, so that what comes home late finds itself forgotten. */
interface Traffic {
  /** By chat, the ids of the pushes that wait for the one before them. */
  queues: Map<string, string[]>
  inFlight: Map<string, AbortController>
  captured: Set<string>
}

/**
 * Posts pushes: in index order within a chat, one at a time; chats don't wait for each other. Whatever a
 * receiver does ends in the log and nowhere else.
 */
export class PushDispatcher {
  #traffic = createTraffic()
  #whenIdle: (() => void)[] = []

  constructor(private readonly context: PushContext) {}

  /** Tells the chat's push address of an event, unless the client itself caused it. */
  enqueue(session: Readonly<SessionRow>, event: Readonly<EventRow>, byClient: boolean): void {
    const { db, clock, events, options } = this.context
    const { chatId, pushUrl, userData } = session
    const subscription = pushSubscriptionOf(userData, options.format === 'customhttp')
    const isTold = !byClient || options.notifyRequestor || subscription?.notifyRequestor === true
    if (pushUrl === null || !isTold) return
    const built = buildPushBody({ session, event, pushUrl, subscription }, options.format)
    const row = db.push.insert({
      chatId,
      url: pushUrl,
      event: toGenesysEvent(event),
      ...built,
      ...(built.error === null ? {} : { status: 'failed', settledAt: clock.now() }),
    })
    events.emit('push', () => toPush(row))
    if (row.status === 'failed') return

    const queue = this.#traffic.queues.get(chatId)
    if (queue) queue.push(row.id)
    else void this.#work(this.#traffic, chatId, [row.id])
  }

  get marks(): Marks {
    return this.context.marks
  }

  /** Whether a push to this URL may go to the network. */
  isAllowed(url: string): boolean {
    return isAllowedReceiver(url, this.context.options.allowHosts)
  }

  /** Notes that a push was answered by the mock itself. */
  capture(id: string): void {
    this.#traffic.captured.add(id)
  }

  isIdle(): boolean {
    return this.#traffic.queues.size === 0
  }

  /** Resolves when every push in flight, and every one queued behind it, has come home. */
  settled(): Promise<void> {
    if (this.isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  reset(): void {
    const { inFlight } = this.#traffic
    this.#traffic = createTraffic()
    for (const controller of inFlight.values()) controller.abort()
    this.#wakeTheWaiting()
  }

  async #work(traffic: Traffic, chatId: string, queue: string[]): Promise<void> {
    traffic.queues.set(chatId, queue)
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) await this.#deliver(traffic, id)
    traffic.queues.delete(chatId)
    if (traffic === this.#traffic && this.isIdle()) this.#wakeTheWaiting()
  }

  async #deliver(traffic: Traffic, id: string): Promise<void> {
    const { db, clock, events, marks, options } = this.context
    const row = traffic === this.#traffic ? db.push.patch(id, { sentAt: clock.now() }) : undefined
    // A push of a chat that was removed meanwhile has no row any more.
    if (!row) return
    const controller = new AbortController()
    traffic.inFlight.set(id, controller)
    const { signal } = controller
    const isCaptured = (push: string): boolean => traffic.captured.has(push)
    const sending = transmit({ row, allowHosts: options.allowHosts, marks, signal, isCaptured })
    const outcome = await withTimeout(sending, { clock, milliseconds: options.timeout, controller })
    traffic.inFlight.delete(id)
    traffic.captured.delete(id)
    if (traffic === this.#traffic) this.#settle(id, outcome, { clock, db, events })
  }

  #settle(
    id: string,
    outcome: PushOutcome,
    { clock, db, events }: Pick<PushContext, 'clock' | 'db' | 'events'>,
  ): void {
    const row = db.push.patch(id, { ...outcome, settledAt: clock.now() })
    if (row) events.emit('push', () => toPush(row))
  }

  #wakeTheWaiting(): void {
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }
}

function createTraffic(): Traffic {
  return { queues: new Map(), inFlight: new Map(), captured: new Set() }
}
