import type { Json } from '../runtime/json'
import type { GenesysAnswer } from './answer'

/**
 * The body of a push in the format `customhttp`.
 * Source: Genesys, push notification service, provider `customhttp`: an object with these two properties.
 */
export interface CustomHttpPushBody {
  /** The id that the chat subscribed with; the chatId of one that did not subscribe. */
  deviceId: string
  /**
   * With its payload, the envelope as an object; without, a short text: the type of the event, as "Message".
   *
   * Both forms are a guess. Genesys's documents say only that the payload is the event content "the same
   * as with CometD", not whether as object or text, and show no message without it.
   */
  message: GenesysAnswer | string
}

/** The JSON body of a push, in whichever format: what a function of the user's made can be any JSON. */
export type PushBody = GenesysAnswer | CustomHttpPushBody | Json
