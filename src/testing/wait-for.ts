import * as v from 'valibot'
import type { JournaledRequest } from '../db/journal'
import { type Arguments, assertArguments } from '../runtime/arguments'
import type { Emitter } from '../runtime/emitter'
import { optionsOf } from '../runtime/object-of'
import { callable, chatIdSchema, millisecondsSchema, oneOf } from '../runtime/schemas'
import type { GenesysEvent } from '../wire/event'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { type OperationName, operationNames } from '../wire/operation-name'
import type { Push } from '../wire/push'
import type { Session } from '../wire/session'
import type { Witness } from './report'
import type { Waits, WantedWait } from './waits'
import { describeWanted, isWanted, type Wanted, wantedSchema } from './wanted'

/** Options of a wait. */
export interface WaitOptions {
  /**
   * How long to wait from when it is awaited, in milliseconds on the mock's clock.
   * @default 10000; where time passes by itself, 4000 milliseconds of real time, so that the error comes before a test
   * runner gives up
   */
  timeout?: number | undefined
  /**
   * The chat in which it has to happen.
   * @default any
   */
  chatId?: string | undefined
}

/**
 * Waits for something that has happened already, or is still to happen; each resolves with the first that is
 * wanted, a copy. While one is awaited and time does not pass by itself (a manual clock, or fake timers of
 * Vitest, Jest or sinon), time passes for it: from one thing that is due to the next, and no further; with the
 * option `advanceTimers`, only what is due in the mock counts. One that lost a `Promise.race` is still awaited, and
 * goes on.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, `UNKNOWN_CHAT`; and, later, `WAIT_TIMED_OUT` when the time is up on the mock's clock, with the conversation, what
 * is still to happen and the last requests in its message; `WAIT_CANCELLED` on a reset.
 * @example
 * await bot.handOver()
 * await genesys.waitFor.push('Hello, I am an Agent, how can I help you?')
 */
export interface WaitFor {
  /** A push that has come home (is no longer `pending`). */
  push(wanted?: Wanted<Push>, options?: WaitOptions): Promise<Push>
  /** A `Message` in a transcript, whoever it is from. */
  message(wanted?: Wanted<GenesysEvent>, options?: WaitOptions): Promise<GenesysEvent>
  /** A request that has been answered, and did not only look at the mock. */
  request(
    operation?: OperationName,
    wanted?: RequestPredicate,
    options?: WaitOptions,
  ): Promise<JournaledRequest>
  /** The end of a chat; without a chatId, of any. The last pushes may still be on their way: `settled()`. */
  end(chatId?: string, options?: Omit<WaitOptions, 'chatId'>): Promise<Session>
}

/** Says of each request whether it is the one. */
export type RequestPredicate = (request: JournaledRequest) => boolean

export interface WaitForContext {
  waits: Waits
  events: Emitter<GenesysMockEvents>
  witness: Witness & { pushes: { all(): Push[] } }
}

type Wish<Item> = Omit<WantedWait<Item>, 'timeout' | 'chatId'>

export function createWaitFor(context: WaitForContext): WaitFor {
  const wait = <Item>(wish: Wish<Item>, options: WaitOptions | undefined): Promise<Item> => {
    const { timeout, chatId } = options ?? {}
    // A chat that nobody knows would be waited for in vain.
    if (chatId !== undefined) context.witness.sessions.get(chatId)
    return context.waits.begin({ ...wish, timeout, chatId })
  }

  return {
    push(wanted, options) {
      assertWait('a push', { wanted: [wantedSchema, wanted], options: [waitOptionsSchema, options] })
      return wait(pushWish(context, wanted, options), options)
    },
    message(wanted, options) {
      assertWait('a message', { wanted: [wantedSchema, wanted], options: [waitOptionsSchema, options] })
      return wait(messageWish(context, wanted, options), options)
    },
    request(operation, wanted, options) {
      assertWait('a request', {
        operation: [v.optional(oneOf(operationNames)), operation],
        wanted: [predicateSchema, wanted],
        options: [waitOptionsSchema, options],
      })
      return wait(requestWish(context, { operation, wanted }, options), options)
    },
    end(chatId, options) {
      assertWait('the end of a chat', {
        chatId: [v.optional(chatIdSchema), chatId],
        options: [endOptionsSchema, options],
      })
      return wait(endWish(context, chatId), { ...options, chatId })
    },
  }
}

const timeoutEntries = { timeout: v.optional(millisecondsSchema) }
const waitOptionsSchema = v.optional(optionsOf({ ...timeoutEntries, chatId: v.optional(chatIdSchema) }))
const endOptionsSchema = v.optional(optionsOf(timeoutEntries))
const predicateSchema = v.optional(callable('a function'))

function assertWait(what: string, given: Arguments): void {
  assertArguments(`wait for ${what}`, given, 'Correct this argument, or leave it out.')
}

function isIn(options: WaitOptions | undefined, candidate: string | null): boolean {
  return options?.chatId === undefined || options.chatId === candidate
}

function pushWish(
  { events, witness }: WaitForContext,
  wanted: Wanted<Push> | undefined,
  options: WaitOptions | undefined,
): Wish<Push> {
  return {
    what: 'a push',
    missing: `none ${describeWanted(wanted)} came home`,
    known: () => witness.pushes.all(),
    listen: (consider) => events.on('push', consider),
    isIt: (push) =>
      push.status !== 'pending' && isIn(options, push.chatId) && isWanted(wanted, push, push.event.text),
  }
}

function messageWish(
  { events, witness }: WaitForContext,
  wanted: Wanted<GenesysEvent> | undefined,
  options: WaitOptions | undefined,
): Wish<GenesysEvent> {
  const transcripts = (): GenesysEvent[] =>
    witness.sessions.list().flatMap(({ chatId, messages }) => (isIn(options, chatId) ? messages : []))
  return {
    what: 'a message',
    missing: `none ${describeWanted(wanted)} was said`,
    known: transcripts,
    listen: (consider) =>
      events.on('event', ({ chatId, event }) => {
        if (isIn(options, chatId)) consider(event)
      }),
    isIt: (event) => event.type === 'Message' && isWanted(wanted, event, event.text),
  }
}

function requestWish(
  { events, witness }: WaitForContext,
  { operation, wanted }: { operation: OperationName | undefined; wanted: RequestPredicate | undefined },
  options: WaitOptions | undefined,
): Wish<JournaledRequest> {
  return {
    what: operation === undefined ? 'a request' : `a request to ${operation}`,
    missing: `none ${describeWanted(wanted)} came`,
    known: () => witness.requests.all(),
    listen: (consider) => events.on('request', consider),
    isIt: (request) =>
      (operation === undefined || request.operation === operation) &&
      isIn(options, request.chatId) &&
      (wanted?.(request) ?? true),
  }
}

function endWish({ events, witness }: WaitForContext, chatId: string | undefined): Wish<Session> {
  return {
    what: chatId === undefined ? 'the end of a chat' : `the end of chat "${chatId}"`,
    missing: 'it did not end',
    known: () => witness.sessions.list(),
    listen: (consider) => events.on('session', ({ session }) => consider(session)),
    isIt: (session) => session.state === 'ended' && isIn({ chatId }, session.chatId),
  }
}
