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
   * With its payload, the envelope as an object; without, the same short text every time: `push.message`.
   *
   * Genesys's documents say only that the payload is the event content "the same as with CometD", not whether as
   * object or text; that the text is one configured constant is in a draft of theirs (`customhttp.message`).
   */
  message: GenesysAnswer | string
}

/** The JSON body of a push, in whichever format: what a function of the user's made can be any JSON. */
export type PushBody = GenesysAnswer | CustomHttpPushBody | Json
