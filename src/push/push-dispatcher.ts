import type { Database } from '../db/database'
import type { EventRow, PushRow, SessionRow } from '../db/rows'
import type { PendingPush } from '../db/snapshot/snapshot'
import type { Emitter } from '../runtime/emitter'
import { patienceWithServers } from '../runtime/event-loop-turns'
import type { TrackedClock } from '../runtime/track-timers'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { toPush } from '../wire/push'
import { pushSubscriptionOf } from '../wire/push-subscription'
import { toGenesysEvent } from '../wire/to-genesys-event'
import { type BuiltBody, buildPushBody, type PushContent } from './build-push-body'
import type { Marks } from './interception'
import { letArrive } from './let-arrive'
import { droppedBy, takePushFault } from './push-faults'
import type { PushFormat } from './push-format'
import { isAllowedReceiver } from './receiver-policy'
import { createTraffic, isIdle, pendingIn, type Traffic } from './traffic'
import { type PushOutcome, transmit } from './transmit'
import { withTimeout } from './with-timeout'

export interface PushOptions {
  notifyRequestor: boolean
  allowHosts: ReadonlySet<string>
  /** Milliseconds. */
  timeout: number
  format: PushFormat
  /** How many more times a failed push is tried. */
  retries: number
  /** Milliseconds. */
  retryDelay: number
}

export interface PushContext {
  db: Database
  clock: TrackedClock
  events: Emitter<GenesysMockEvents>
  marks: Marks
  options: PushOptions
}

/**
 * Posts pushes: in index order within a chat, one at a time; chats don't wait for each other. Whatever a
 * receiver does ends in the log and nowhere else.
 */
export class PushDispatcher {
  #traffic: Traffic
  #whenIdle: (() => void)[] = []

  constructor(private readonly context: PushContext) {
    this.#traffic = createTraffic(context.clock)
    context.db.push.onChange(({ kind, row }) => {
      if (kind !== 'deleted') return
      this.#traffic.pauses.end(row.id)
      this.#traffic.inFlight.get(row.id)?.controller.abort()
      this.#traffic.delayedUntil.delete(row.id)
      if (this.#traffic.heldBack.get(row.chatId) === row.id) this.#traffic.heldBack.delete(row.chatId)
    })
  }

  /** Tells the chat's push address of an event, unless the client itself caused it. */
  enqueue(session: Readonly<SessionRow>, event: Readonly<EventRow>, byClient: boolean): void {
    const { options } = this.context
    const { chatId, pushUrl, userData, state } = session
    const subscription = pushSubscriptionOf(userData, options.format === 'customhttp')
    const isTold = !byClient || options.notifyRequestor || subscription?.notifyRequestor === true
    if (pushUrl !== null && isTold) this.#accept({ session, event, pushUrl, subscription })
    // There will be no other push for it to wait for.
    if (state === 'ended') this.#releaseHeldBack(chatId)
  }

  /** What has not come home, for a snapshot. */
  pending(): PendingPush[] {
    return pendingIn(this.#traffic, this.context.db.push)
  }

  /** Sends, each from the beginning, pushes that had not come home where their rows were taken from. */
  restore(pending: readonly PendingPush[]): void {
    const { delayedUntil, heldBack } = this.#traffic
    for (const { id, delayedUntil: moment, isHeldBack } of pending) {
      const row = this.context.db.push.get(id)
      if (!row) continue
      if (moment !== null) delayedUntil.set(id, moment)
      if (isHeldBack) heldBack.set(row.chatId, id)
      else this.#queue(row.chatId, id)
    }
  }

  get marks(): Marks {
    return this.context.marks
  }

  /** Whether a push to this URL may go to the network. */
  isAllowed(url: string): boolean {
    return isAllowedReceiver(url, this.context.options.allowHosts)
  }

  /** Sends a push whose probe has met the mock's handlers. */
  launch(id: string): void {
    this.#traffic.launches.launch(id)
  }

  /** Notes that a push was answered by the mock itself. */
  capture(id: string): void {
    this.#traffic.captured.add(id)
  }

  /** Whether a push is with its receiver, and not only waiting for its time. */
  isSending(): boolean {
    return this.#traffic.inFlight.size > 0
  }

  /** Lets what is under way come home, as far as that takes no time. */
  letArrive(): Promise<void> {
    return letArrive(() => this.#traffic)
  }

  /** Resolves when every push in flight, and every one queued behind it, has come home. */
  settled(): Promise<void> {
    // Fake timers may have taken away what ends a pause.
    this.context.clock.revive()
    if (isIdle(this.#traffic)) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  reset(): void {
    const { inFlight, pauses } = this.#traffic
    this.#traffic = createTraffic(this.context.clock)
    for (const { controller } of inFlight.values()) controller.abort()
    pauses.endAll()
    this.#wakeTheWaiting()
  }

  /** Logs a push and puts it in its queue, unless it has failed already or a fault says otherwise. */
  #accept(content: PushContent): void {
    const { db, clock, options } = this.context
    const { chatId } = content.session
    const built = buildPushBody(content, options.format)
    // A function of the user's may have reset the mock, or removed the chat.
    if (!db.session.get(chatId)) return
    const { delayedUntil, heldBack } = this.#traffic
    const fault = built.error === null ? takePushFault(db.fault, chatId) : undefined
    const failure = fault?.drop ? droppedBy(fault) : built.error
    const row = this.#log(content, { ...built, error: failure })
    if (failure !== null) return
    if (fault?.delay) delayedUntil.set(row.id, clock.now() + fault.delay)
    // Where one is held back, this is the one that goes first.
    if (fault?.reorder && !heldBack.has(chatId)) {
      heldBack.set(chatId, row.id)
      return
    }
    this.#queue(chatId, row.id)
    if (fault?.duplicate) this.#queue(chatId, this.#log(content, built).id)
    this.#releaseHeldBack(chatId)
  }

  #log({ session, event, pushUrl }: PushContent, { body, error }: BuiltBody): Readonly<PushRow> {
    const { db, clock, events } = this.context
    const row = db.push.insert({
      chatId: session.chatId,
      url: pushUrl,
      event: toGenesysEvent(event),
      body,
      error,
      ...(error === null ? {} : { status: 'failed', settledAt: clock.now() }),
    })
    events.emit('push', row.chatId, () => toPush(row))
    return row
  }

  #queue(chatId: string, id: string): void {
    const queue = this.#traffic.queues.get(chatId)
    if (queue) queue.push(id)
    else void this.#work(this.#traffic, chatId, [id])
  }

  #releaseHeldBack(chatId: string): void {
    const { heldBack } = this.#traffic
    const id = heldBack.get(chatId)
    heldBack.delete(chatId)
    if (id !== undefined) this.#queue(chatId, id)
  }

  async #work(traffic: Traffic, chatId: string, queue: string[]): Promise<void> {
    traffic.queues.set(chatId, queue)
    for (let id = queue[0]; id !== undefined; id = queue[0]) {
      await this.#deliver(traffic, id)
      queue.shift()
    }
    traffic.queues.delete(chatId)
    if (isIdle(this.#traffic)) this.#wakeTheWaiting()
  }

  async #deliver(traffic: Traffic, id: string): Promise<void> {
    const { clock, options } = this.context
    const { retries, retryDelay } = options
    const delayedUntil = traffic.delayedUntil.get(id)
    if (delayedUntil !== undefined) await traffic.pauses.begin(id, delayedUntil - clock.now())
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#send(traffic, id, attempt)
      if (!outcome) return
      if (outcome.status !== 'failed' || attempt > retries) {
        this.#settle(id, outcome)
        return
      }
      await traffic.pauses.begin(id, retryDelay)
    }
  }

  /** Sends a push once. Undefined: the push was forgotten, by a reset or the removal of its chat. */
  async #send(traffic: Traffic, id: string, attempt: number): Promise<PushOutcome | undefined> {
    const { db, clock, marks, options } = this.context
    const isKnown = (): boolean => traffic === this.#traffic && db.push.get(id) !== undefined
    const known = isKnown() ? db.push.get(id) : undefined
    if (!known) return undefined
    // The address may have changed while the push was queued.
    const url = db.session.get(known.chatId)?.pushUrl ?? known.url
    const row = db.push.patch(id, { url, attempts: attempt, sentAt: clock.now() }) ?? known
    const flight = { url, controller: new AbortController(), isExpected: false }
    traffic.inFlight.set(id, flight)
    const isCaptured = (push: string): boolean => traffic.captured.has(push)
    const { launches, silent } = traffic
    const { allowHosts } = options
    const sending = transmit({ row, flight, allowHosts, launches, silent, marks, isCaptured })
    const outcome = await withTimeout(sending, {
      clock,
      milliseconds: options.timeout,
      controller: flight.controller,
      patience: () => (flight.isExpected ? patienceWithServers : undefined),
    })
    traffic.inFlight.delete(id)
    traffic.captured.delete(id)
    return isKnown() ? outcome : undefined
  }

  #settle(id: string, outcome: PushOutcome): void {
    const { db, clock, events } = this.context
    const row = db.push.patch(id, { settledAt: clock.now(), ...outcome })
    if (row) events.emit('push', row.chatId, () => toPush(row))
  }

  #wakeTheWaiting(): void {
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }
}
