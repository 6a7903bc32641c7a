import { type EndReason, type GenesysEvent, GenesysMockError } from 'aura-mocks-genesys-api'
import * as v from 'valibot'
import { objectOf, optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { chatIdSchema, expected, isObject, oneOf } from '../runtime/schemas'
import type { Push } from '../wire/push'
import type { Session } from '../wire/session'
import { report, type Witness } from './report'
import { describeWanted, isWanted } from './wanted'

/**
 * The event that is looked for: its text, a pattern for its text, or some of its fields, in which the matchers
 * of `expect` (as `expect.any(String)`) may stand for values.
 */
export type WantedEvent = string | RegExp | { readonly [Field in keyof GenesysEvent]?: unknown }

/** Which chat; without it: any for what is to have happened, all of them for what is to be over. */
export interface InChat {
  chatId?: string | undefined
}

/**
 * What `expect(genesys)` can say with these matchers; of a chat that nobody knows, they throw GenesysMockError
 * `UNKNOWN_CHAT`. When one fails, it prints the conversation, what is still to
 * happen, and the last requests.
 *
 * @example
 * expect(genesys).toHaveReceivedMessage('My router blinks')
 * expect(genesys).toHavePushed({ type: 'ParticipantJoined', from: { nickname: 'Ana' } })
 */
export interface GenesysMatchers<Result = void> {
  /** The customer has said it: a `Message` of the client's is in the transcript. */
  toHaveReceivedMessage(wanted?: WantedEvent, options?: InChat): Result
  /** The event has been pushed, and the push was taken: it was `delivered`, or `captured` by the mock itself. */
  toHavePushed(wanted?: WantedEvent, options?: InChat): Result
  /** The chat has ended (without a chatId: there are chats, and all have), by whom if that is given. */
  toBeEnded(options?: InChat & { by?: EndReason | undefined }): Result
  /** Nothing is scheduled, and no push is pending. */
  toHaveNothingPending(options?: InChat): Result
}

/** What Vitest and Jest give to a matcher. */
export interface MatcherContext {
  equals(actual: unknown, expected: unknown, testers: unknown): boolean
  utils: { iterableEquality: unknown; subsetEquality: unknown; stringify(value: unknown): string }
}

/** What a matcher answers. */
export interface MatcherResult {
  pass: boolean
  message(): string
}

const eventFields: Record<keyof GenesysEvent, v.GenericSchema> = {
  from: v.optional(v.unknown()),
  index: v.optional(v.unknown()),
  text: v.optional(v.unknown()),
  messageType: v.optional(v.unknown()),
  type: v.optional(v.unknown()),
  utcTime: v.optional(v.unknown()),
  userData: v.optional(v.unknown()),
  eventAttributes: v.optional(v.unknown()),
}
const eventSchema = objectOf(eventFields, 'an object of fields of an event')
const wantedExpected = expected('a text, a RegExp, or an object of fields of an event')

/** Fields that no event has would make every `not` hold. */
const wantedEventSchema = v.optional(
  v.lazy((wanted) => {
    if (typeof wanted === 'string' || wanted instanceof RegExp || isMatcher(wanted)) return v.unknown()
    return isObject(wanted) ? eventSchema : v.never(wantedExpected)
  }),
)
const inChatSchema = optionsOf({ chatId: v.optional(chatIdSchema) })
const endReasons = ['client', 'agent', 'idle', 'silence', 'removed'] as const satisfies readonly EndReason[]
const endedSchema = optionsOf({ chatId: v.optional(chatIdSchema), by: v.optional(oneOf(endReasons)) })

/** Whether a value is one of the asymmetric matchers of `expect`. */
function isMatcher(value: unknown): boolean {
  return isObject(value) && 'asymmetricMatch' in value
}

/** For `expect.extend(genesysMatchers)`. */
export const genesysMatchers = {
  toHaveReceivedMessage(
    this: MatcherContext,
    received: unknown,
    wanted?: WantedEvent,
    options: InChat = {},
  ): MatcherResult {
    const genesys = assertWitness(received, 'toHaveReceivedMessage')
    assertGiven('toHaveReceivedMessage', {
      wanted: [wantedEventSchema, wanted],
      options: [inChatSchema, options],
    })
    const pass = chatsOf(genesys, options).some(({ messages }) =>
      messages.some(
        (event) => event.from.type === 'Client' && event.type === 'Message' && fits(this, event, wanted),
      ),
    )
    return verdict({ pass, genesys, options, what: `to have received a message${wish(this, wanted)}` })
  },

  toHavePushed(
    this: MatcherContext,
    received: unknown,
    wanted?: WantedEvent,
    options: InChat = {},
  ): MatcherResult {
    const genesys = assertWitness(received, 'toHavePushed')
    assertGiven('toHavePushed', { wanted: [wantedEventSchema, wanted], options: [inChatSchema, options] })
    const pass = pushesOf(genesys, options).some(
      ({ status, event }) => (status === 'delivered' || status === 'captured') && fits(this, event, wanted),
    )
    return verdict({ pass, genesys, options, what: `to have pushed an event${wish(this, wanted)}` })
  },

  toBeEnded(
    this: MatcherContext,
    received: unknown,
    options: InChat & { by?: EndReason | undefined } = {},
  ): MatcherResult {
    const genesys = assertWitness(received, 'toBeEnded')
    assertGiven('toBeEnded', { options: [endedSchema, options] })
    const { by } = options
    const chats = chatsOf(genesys, options)
    const pass =
      chats.length > 0 &&
      chats.every(({ state, endReason }) => state === 'ended' && (by === undefined || endReason === by))
    return verdict({ pass, genesys, options, what: `to be ended${by === undefined ? '' : ` by ${by}`}` })
  },

  toHaveNothingPending(this: MatcherContext, received: unknown, options: InChat = {}): MatcherResult {
    const genesys = assertWitness(received, 'toHaveNothingPending')
    assertGiven('toHaveNothingPending', { options: [inChatSchema, options] })
    const pass = chatsOf(genesys, options).every(
      ({ scheduled, pushes }) => scheduled.length === 0 && pushes.pending === 0,
    )
    return verdict({ pass, genesys, options, what: 'to have nothing pending' })
  },
}

function fits(
  { equals, utils }: MatcherContext,
  event: GenesysEvent,
  wanted: WantedEvent | undefined,
): boolean {
  if (wanted === undefined || typeof wanted === 'string' || wanted instanceof RegExp) {
    return isWanted(wanted, event, event.text)
  }
  return equals(event, wanted, [utils.iterableEquality, utils.subsetEquality])
}

function wish({ utils }: MatcherContext, wanted: WantedEvent | undefined): string {
  if (wanted === undefined) return ''
  if (typeof wanted === 'string' || wanted instanceof RegExp) return ` ${describeWanted(wanted)}`
  return ` with ${utils.stringify(wanted)}`
}

/** @throws GenesysMockError `UNKNOWN_CHAT` */
function chatsOf({ sessions }: Witness, { chatId }: InChat): Session[] {
  return chatId === undefined ? sessions.list() : [sessions.get(chatId)]
}

function pushesOf(genesys: Witness, options: InChat): Push[] {
  return chatsOf(genesys, options).flatMap(({ chatId }) => genesys.pushes.of(chatId))
}

function verdict({
  pass,
  genesys,
  options,
  what,
}: {
  pass: boolean
  genesys: Witness
  options: InChat
  what: string
}): MatcherResult {
  const subject = options.chatId === undefined ? 'Genesys' : `chat "${options.chatId}"`
  return {
    pass,
    message: () => `Expected ${subject} ${pass ? 'not ' : ''}${what}.\n\n${report(genesys, options.chatId)}`,
  }
}

function assertWitness(received: unknown, matcher: string): Witness {
  if (isWitness(received)) return received
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: `expect(…).${matcher}`,
    reason: 'what is expected of is no mock that createGenesysMock() made',
    remedy: `Write expect(genesys).${matcher}(…); a chat is chosen by { chatId }.`,
  })
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
function assertGiven(
  matcher: string,
  given: Readonly<Record<string, readonly [schema: v.GenericSchema, given: unknown]>>,
): void {
  for (const [name, [schema, value]] of Object.entries(given)) {
    const reason = problemIn(schema, value, name)
    if (reason === undefined) continue
    throw new GenesysMockError('INVALID_PARAMETER', {
      action: `expect(…).${matcher}`,
      reason,
      remedy: 'Correct this argument, or leave it out.',
    })
  }
}

function isWitness(value: unknown): value is Witness {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sessions' in value &&
    'pushes' in value &&
    'requests' in value
  )
}
