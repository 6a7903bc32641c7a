import type { Database } from '../db/database'
import type { EventRow, PushRow, SessionRow } from '../db/rows'
import type { PendingPush } from '../db/snapshot/snapshot'
import { cloneJson } from '../runtime/clone-json'
import type { Emitter } from '../runtime/emitter'
import type { Agenda } from '../time/agenda'
import { localServerLimit, slowReceiverMs } from '../time/real-time'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { toPush } from '../wire/push'
import { pushSubscriptionOf } from '../wire/push-subscription'
import { toGenesysEvent } from '../wire/to-genesys-event'
import { receivedByMock } from './blocked'
import { type BuiltBody, buildPushBody, type PushContent, toPushFormatSession } from './build-push-body'
import { addressOf, pushedElsewhere } from './devices'
import { drainPushes } from './drain-pushes'
import type { Marks } from './interception'
import { createNetworkGuard } from './network-guard'
import { createNetworkWatch, type NetworkWatch } from './network-watch'
import type { Place } from './place'
import { droppedBy, takePushFault } from './push-faults'
import { type BuiltHeaders, buildPushHeaders } from './push-headers'
import type { PushOptions } from './push-options'
import { type PushOutcome, withoutResponse } from './push-outcome'
import { obstacleTo } from './receiver-policy'
import { createTraffic, isIdle, pendingIn, type Traffic } from './traffic'
import { type Flight, type TransmissionRespond, transmit } from './transmit'
import { withTimeout } from './with-timeout'

/** A request for Genesys. */
interface ReceivedRequest {
  url: string
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>
}

/** What came of sending a push once. */
interface Attempt extends PushOutcome {
  /** It is not sent again, whatever its status. */
  isFinal: boolean
}

export interface PushContext {
  db: Database
  agenda: Agenda
  events: Emitter<GenesysMockEvents>
  marks: Marks
  options: PushOptions
  /** Where the mock does its work, as far as its requests tell. */
  place(): Place
}

/**
 * Posts pushes: in index order within a chat, one at a time, and a limited number of chats at a time. Whatever a
 * receiver does ends in the log and nowhere else.
 */
export class PushDispatcher {
  #traffic: Traffic
  #whenIdle: (() => void)[] = []
  readonly #network: NetworkWatch
  readonly #guard = createNetworkGuard()
  #respond: TransmissionRespond | undefined
  #capturers = 0

  constructor(private readonly context: PushContext) {
    this.#traffic = createTraffic(context.agenda)
    this.#network = createNetworkWatch(context.marks, (id) => {
      const flight = this.#traffic.inFlight.get(id)
      if (flight) flight.isOnNetwork = true
    })
    context.db.push.onChange(({ kind, row }) => {
      if (kind !== 'deleted') return
      this.#traffic.delays.end(row.id)
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
    const url = addressOf(pushUrl, subscription)
    if (url !== null && isTold) this.#accept({ session, event, pushUrl: url, subscription })
    // There will be no other push for it to wait for.
    if (state === 'ended') this.#releaseHeldBack(chatId)
  }

  /** What has not come home, for a snapshot. */
  pending(): PendingPush[] {
    const { agenda, db } = this.context
    return pendingIn(this.#traffic, db.push, (elapsed) => agenda.dateOf(elapsed))
  }

  /** Sends, each from the beginning, pushes that had not come home where their rows were taken from. */
  restore(pending: readonly PendingPush[]): void {
    const { agenda } = this.context
    const { delayedUntil, heldBack } = this.#traffic
    for (const { id, delayedUntil: moment, isHeldBack } of pending) {
      const row = this.context.db.push.get(id)
      if (!row) continue
      if (moment !== null) delayedUntil.set(id, agenda.elapsed() + moment - agenda.now())
      if (isHeldBack) heldBack.set(row.chatId, id)
      else this.#queue(row.chatId, id)
    }
  }

  get marks(): Marks {
    return this.context.marks
  }

  /** Whether a push to this URL may go to the network. */
  isAllowed(url: string): boolean {
    return obstacleTo(url, this.context.options.allowHosts) === undefined
  }

  /** Sends a push whose probe has met the mock's handlers. */
  launch(id: string): void {
    this.#traffic.launches.launch(id)
  }

  /** Has pushes that must not leave answered by this, in place of the network. */
  respondBy(respond: TransmissionRespond | undefined): void {
    this.#respond = respond
  }

  /** Captures pushes that nothing intercepts, instead of blocking them, until the returned function is called. */
  captureUnintercepted(): () => void {
    let isOver = false
    this.#capturers += 1
    return () => {
      if (!isOver) this.#capturers -= 1
      isOver = true
    }
  }

  /** Notes that a push was answered by the mock itself. */
  capture(id: string): void {
    this.#traffic.captured.add(id)
  }

  /**
   * Fails a push that has reached the mock itself, which would cause another push, and so on without end.
   *
   * @param operation - What the request is for.
   * @returns Why the request is rejected; undefined: it is no push of this mock.
   */
  rejectOwnPush({ url, headers }: ReceivedRequest, operation: string): string | undefined {
    const id = this.marks.pushOf({ get: (name) => headers[name] ?? null })
    if (id === undefined) return undefined
    const rejection = receivedByMock(url, operation)
    const flight = this.#traffic.inFlight.get(id)
    if (flight) flight.rejection = rejection
    return rejection
  }

  /** Whether a push is with its receiver, and not only waiting for its time. */
  isSending(): boolean {
    return this.#traffic.inFlight.size > 0
  }

  /** Waits until what is under way is settled, as far as that takes no time; for real receivers, a little. */
  drain(): Promise<void> {
    const { milliseconds: possible } = localServerLimit
    return drainPushes({
      traffic: () => this.#traffic,
      limits: { possible, certain: possible, expiring: this.#slowLimitMs() },
    })
  }

  /** The same, as long as a real receiver may take. */
  drainSlow(isEnough: () => boolean): Promise<void> {
    const { milliseconds: possible } = localServerLimit
    const slow = this.#slowLimitMs()
    const limits = { possible, certain: slow, expiring: slow }
    return drainPushes({ traffic: () => this.#traffic, limits, isEnough })
  }

  /** Resolves when every push in flight, and every one queued behind it, has come home. */
  settled(): Promise<void> {
    // Fake timers that are gone may have taken the timer away that ends a delay.
    this.context.agenda.elapsed()
    if (isIdle(this.#traffic)) return Promise.resolve()
    return new Promise((resolve) => this.#whenIdle.push(resolve))
  }

  reset(): void {
    const { inFlight, delays } = this.#traffic
    this.#traffic = createTraffic(this.context.agenda)
    for (const { controller } of inFlight.values()) controller.abort()
    delays.endAll()
    this.#wakeTheWaiting()
  }

  /** Logs a push and puts it in its queue, unless it has failed already or a fault says otherwise. */
  #accept(content: PushContent): void {
    const { db, agenda, options } = this.context
    const { chatId } = content.session
    const built = buildPushBody(content, options)
    // A function of the user's may have reset the mock, or removed the chat.
    if (!db.session.get(chatId)) return
    if (content.pushUrl === '') {
      this.#log(content, built)
      return
    }
    const { delayedUntil, heldBack } = this.#traffic
    const fault = built.error === null ? takePushFault(db.fault, chatId) : undefined
    const failure = fault?.drop ? droppedBy(fault) : built.error
    const row = this.#log(content, { ...built, error: failure })
    if (failure !== null) return
    if (fault?.delay) delayedUntil.set(row.id, agenda.elapsed() + fault.delay)
    // Where one is held back, this is the one that goes first.
    if (fault?.reorder && !heldBack.has(chatId)) {
      heldBack.set(chatId, row.id)
      return
    }
    this.#queue(chatId, row.id)
    if (fault?.duplicate) this.#queue(chatId, this.#log(content, built).id)
    this.#releaseHeldBack(chatId)
  }

  #log(
    { session, event, pushUrl, subscription }: PushContent,
    { body, error }: BuiltBody,
  ): Readonly<PushRow> {
    const { db, agenda, events } = this.context
    const elsewhere = pushUrl === '' && subscription ? pushedElsewhere(subscription) : undefined
    const row = db.push.insert({
      chatId: session.chatId,
      url: pushUrl,
      deviceType: subscription && subscription.type !== 'customhttp' ? subscription.type : null,
      event: toGenesysEvent(event),
      body,
      error,
      ...(error === null ? {} : { status: 'failed', settledAt: agenda.now() }),
      ...(elsewhere && { ...elsewhere, settledAt: agenda.now() }),
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
    const { agenda, options } = this.context
    const { retries, retryDelay } = options
    const delayedUntil = traffic.delayedUntil.get(id)
    if (delayedUntil !== undefined) await traffic.delays.begin(id, delayedUntil - agenda.elapsed())
    for (let attempt = 1; ; attempt += 1) {
      const turn = traffic.slots.take()
      if (turn) await turn
      const outcome = await this.#send(traffic, id, attempt)
      traffic.slots.release()
      if (!outcome) return
      if (outcome.status !== 'failed' || outcome.isFinal || attempt > retries) {
        this.#settle(id, outcome)
        return
      }
      await traffic.delays.begin(id, retryDelay)
    }
  }

  /** Sends a push once. Undefined: the push was forgotten, by a reset or the removal of its chat. */
  async #send(traffic: Traffic, id: string, attempt: number): Promise<Attempt | undefined> {
    const { db, agenda } = this.context
    const isKnown = (): boolean => traffic === this.#traffic && db.push.get(id) !== undefined
    const known = isKnown() ? db.push.get(id) : undefined
    if (!known) return undefined
    // The address may have changed while the push was queued.
    const url = (known.deviceType === null && db.session.get(known.chatId)?.pushUrl) || known.url
    const headers = this.#headersOf(known, url)
    // A function of the user's may have reset the mock, or removed the chat.
    if (!isKnown()) return undefined
    if (headers.error !== undefined) return notSent(headers.error)
    const row = db.push.patch(id, { url, attempts: attempt, sentAt: agenda.now() }) ?? known
    const outcome = await this.#transmit(traffic, row, headers.values)
    return isKnown() ? outcome : undefined
  }

  #headersOf({ chatId, event }: Readonly<PushRow>, pushUrl: string): BuiltHeaders {
    const { db, options } = this.context
    return buildPushHeaders(options.headers, () => {
      const session = db.session.get(chatId)
      if (!session) throw new Error('the chat is no longer in the mock')
      return { session: toPushFormatSession(session, pushUrl), event: cloneJson(event) }
    })
  }

  async #transmit(
    traffic: Traffic,
    row: Readonly<PushRow>,
    headers: Readonly<Record<string, string>>,
  ): Promise<Attempt> {
    const { agenda, marks, options } = this.context
    const { launches, silence } = traffic
    const { id, url } = row
    const { allowHosts } = options
    const success = row.deviceType === 'httpcb' ? '200' : options.success
    const flight: Flight = {
      url,
      controller: new AbortController(),
      isReal: false,
      isOnNetwork: false,
      isExpiring: false,
      hasResponded: false,
      rejection: undefined,
    }
    traffic.inFlight.set(id, flight)
    this.#network.begin()
    const isCaptured = (push: string): boolean => traffic.captured.has(push)
    const isCapturing = (): boolean => this.#capturers > 0
    const onResponse = (): void => void silence.delete(url)
    const sending = transmit({
      row,
      flight,
      allowHosts,
      success,
      headers,
      launches,
      marks,
      place: this.context.place(),
      guard: this.#guard,
      respond: this.#respond,
      onResponse,
      isCaptured,
      isCapturing,
    })
    const outcome = await withTimeout(sending, {
      agenda,
      milliseconds: options.timeout,
      flight,
      graceMs: () => this.#graceMs(flight) - (silence.get(url) ?? 0),
    })
    this.#network.end()
    traffic.inFlight.delete(id)
    traffic.captured.delete(id)
    return { ...outcome, isFinal: flight.rejection !== undefined }
  }

  #settle(id: string, { isFinal, ...outcome }: Attempt): void {
    const { db, agenda, events } = this.context
    const row = db.push.patch(id, { settledAt: agenda.now(), ...outcome })
    if (row) events.emit('push', row.chatId, () => toPush(row))
  }

  /** For how many milliseconds of real time a receiver may keep the mock's time from passing. */
  #slowLimitMs(): number {
    const { agenda, options } = this.context
    return agenda.passesByItself ? 0 : Math.min(options.timeout, slowReceiverMs)
  }

  /** For how many milliseconds of real time a push is waited for when its time is up. */
  #graceMs({ isReal, isOnNetwork }: Flight): number {
    const slow = this.#slowLimitMs()
    if (isOnNetwork) return slow
    return isReal ? Math.min(slow, localServerLimit.milliseconds) : 0
  }

  #wakeTheWaiting(): void {
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }
}

function notSent(error: string): Attempt {
  return { ...withoutResponse('failed', error), isFinal: true }
}
