import type { EventRow, PushRow, SessionRow } from '../db/rows'
import { ignore, isPromise } from '../runtime/is-promise'
import type { Json } from '../runtime/json'
import type { GenesysAnswer } from '../wire/answer'
import { parseJson } from '../wire/parse-json'
import type { CustomHttpPushBody } from '../wire/push-body'
import { toPushEnvelope } from '../wire/push-envelope'
import type { PushSubscription } from '../wire/push-subscription'
import { toGenesysEvent } from '../wire/to-genesys-event'
import { describeThrown } from './describe-thrown'
import type { PushFormat, PushFormatInput, PushFormatSession } from './push-format'

/** What a push is built from. */
export interface PushContent {
  session: Readonly<SessionRow>
  event: Readonly<EventRow>
  /** The address it goes to; empty: none that the mock can push to. */
  pushUrl: string
  /** What the chat itself asks for; it comes before the format of the mock. */
  subscription: PushSubscription | undefined
}

/** The body of a push, or why there is none. */
export type BuiltBody = Pick<PushRow, 'body' | 'error'>

/** How the mock builds the bodies of pushes. */
export interface BodyOptions {
  format: PushFormat
  /** What a push without its payload says. */
  message: string
}

/** Builds the body of a push. Never throws, whatever a user's function does. */
export function buildPushBody(content: PushContent, { format, message }: BodyOptions): BuiltBody {
  const { session, event, subscription } = content
  if (subscription?.type === 'httpcb') return { body: messageOf(content, subscription, message), error: null }
  if (subscription) return { body: toCustomHttpBody(content, subscription, message), error: null }
  if (format === 'envelope') return { body: toPushEnvelope(session, event), error: null }
  if (format === 'customhttp') {
    const device = { deviceId: session.chatId, includePayload: true }
    return { body: toCustomHttpBody(content, device, message), error: null }
  }
  return bodyFrom(format, content)
}

function toCustomHttpBody(
  content: PushContent,
  device: Pick<PushSubscription, 'deviceId' | 'includePayload'>,
  message: string,
): CustomHttpPushBody {
  return { deviceId: device.deviceId, message: messageOf(content, device, message) }
}

function messageOf(
  { session, event }: PushContent,
  { includePayload }: Pick<PushSubscription, 'includePayload'>,
  message: string,
): GenesysAnswer | string {
  if (includePayload) return toPushEnvelope(session, event)
  return session.settings.chat.pushMessage ?? message
}

function bodyFrom(format: (input: PushFormatInput) => unknown, content: PushContent): BuiltBody {
  try {
    return { body: toJson(format(inputFrom(content))), error: null }
  } catch (error) {
    return { body: null, error: failedBecause(error) }
  }
}

function inputFrom({ session, event, pushUrl }: PushContent): PushFormatInput {
  return {
    session: toPushFormatSession(session, pushUrl),
    event: toGenesysEvent(event),
    envelope: toPushEnvelope(session, event),
  }
}

/** What a function of the user's gets to know of a chat. */
export function toPushFormatSession(session: Readonly<SessionRow>, pushUrl: string): PushFormatSession {
  const { chatId, serviceName, userId, secureKey, alias, nickname, userData, state } = session
  return {
    chatId,
    serviceName,
    userId,
    secureKey,
    alias,
    nickname,
    userData: { ...userData },
    pushUrl,
    state,
  }
}

/** What arrives at the receiver, and shares nothing with what the function may still hold. */
function toJson(result: unknown): Json {
  if (isPromise(result)) {
    ignore(result)
    throw new TypeError('push.format returned a promise')
  }
  const text = JSON.stringify(result)
  // The declaration of stringify does not tell of what it gives for a function, a symbol and undefined.
  if (typeof text !== 'string')
    throw new TypeError(`push.format returned ${typeof result}, which is not JSON`)
  return parseJson(text)
}

function failedBecause(error: unknown): string {
  return (
    `Failed to build the body of the push: ${describeThrown(error)}. ` +
    'Nothing was sent. Correct the function push.format: it has to return, at once, what JSON.stringify can write.'
  )
}
