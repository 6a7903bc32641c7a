import type { GenesysEvent } from './event'
import type { GenesysEventType } from './event-type'
import type { ScheduledEvent } from './scheduled-event'
import type { Session } from './session'

/** Which of the client's events a reply is for: at least one condition, and all that are given must hold. */
export interface ReplyWhen {
  /** The event's whole text. */
  text?: string | undefined
  /** What is found in the event's text: the source of a regular expression, or `/source/flags`. */
  pattern?: string | undefined
  /**
   * The type of the event.
   * @default 'Message'
   */
  event?: GenesysEventType | undefined
  /** Only the n-th event of the chat for which the rest of this holds, counted from 1. */
  nth?: number | undefined
}

/** What happens when the client does something. */
export interface Reply {
  when: ReplyWhen
  /**
   * What then happens, each `timeout` seconds after the one before, the first counted from the client's event;
   * none: nothing, nor does a later reply play. It is no part of the answer to the client's request, but comes
   * as soon as time passes (`advance(0)` is enough).
   *
   * In `text`, and in the values of `userData` and `eventAttributes`, `{{text}}` stands for the text of the
   * client's event, `{{nickname}}` for the customer's name, and with a `pattern` `{{0}}` for what it found,
   * `{{1}}` and `{{name}}` for its groups. `\{{text}}` is the text `{{text}}` itself.
   */
  messages: readonly ScheduledEvent[]
}

/** What a function replies: a text, which the agent says at once; an event; several of both; or nothing. */
export type ReplyResult = string | ScheduledEvent | readonly (string | ScheduledEvent)[] | undefined

/**
 * Replies to an event of the client's, which is the last in `chat.messages`; both are copies. It answers at
 * once, no promise. When it fails, the chat goes on without a reply, and a GenesysMockError `REPLY_FAILED`
 * surfaces as an unhandled rejection.
 *
 * @example
 * ({ type, text }, chat) => (type === 'Message' ? `${chat.nickname}, you said: ${text}` : undefined)
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a function without a return returns void, to TypeScript.
export type ReplyFunction = (message: GenesysEvent, chat: Session) => ReplyResult | void
