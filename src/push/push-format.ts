import type { Json } from '../runtime/json'
import type { GenesysAnswer } from '../wire/answer'
import type { GenesysEvent, GenesysParty } from '../wire/event'
import type { Session } from '../wire/session'

/** The chat that an event is pushed of. */
export interface PushFormatSession
  extends Pick<
    Session,
    'chatId' | 'serviceName' | 'userId' | 'secureKey' | 'alias' | 'nickname' | 'userData' | 'state'
  > {
  /** Where the event is pushed. */
  pushUrl: string
}

/** What a function that builds the bodies of pushes gets. All of it are copies. */
export interface PushFormatInput {
  session: PushFormatSession
  event: GenesysEvent
  /** The body in the format `envelope`. */
  envelope: GenesysAnswer
}

/** What such a function may return: JSON, made of what it got or otherwise. */
export type PushFormatResult =
  | Json
  | GenesysAnswer
  | GenesysEvent
  | GenesysParty
  | PushFormatSession
  | readonly (PushFormatResult | undefined)[]
  | { readonly [key: string]: PushFormatResult | undefined }

/** How the body of a push is built from an event. */
export type PushFormat = 'envelope' | 'customhttp' | ((input: PushFormatInput) => PushFormatResult)
