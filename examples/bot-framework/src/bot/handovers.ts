import type { ConversationReference } from 'botbuilder'
import type { ChatKeys, GenesysEvent, GenesysResponse } from '../genesys/response'

/** A conversation of the bot that an agent has taken over: a chat at Genesys, and where its customer is. */
export class Handover {
  readonly chat: ChatKeys
  readonly reference: Partial<ConversationReference>
  /** The index of the next event that the customer has not seen. The first event is that the customer joined. */
  position = 2
  #last: Promise<unknown> = Promise.resolve()

  constructor(chat: ChatKeys, reference: Partial<ConversationReference>) {
    this.chat = chat
    this.reference = reference
  }

  /** Whether a push shows that another one was lost. */
  hasGapBefore({ messages = [] }: GenesysResponse): boolean {
    return messages.some(({ index }) => index > this.position)
  }

  /** The events that the customer has not seen. A push may come twice, or after its event was in a response. */
  newIn({ messages = [] }: GenesysResponse): GenesysEvent[] {
    return messages.filter(({ index }) => index >= this.position)
  }

  /** Does one thing after the other, so that the customer sees everything in order. */
  inOrder<Result>(action: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(action, action)
    this.#last = result.catch(() => {})
    return result
  }
}

/** Which conversation belongs to which chat. A bot with several instances would keep this in a database. */
export class Handovers {
  readonly #byConversation = new Map<string, Handover>()
  readonly #byChat = new Map<string, Handover>()

  add(handover: Handover): void {
    this.#byConversation.set(conversationIdOf(handover), handover)
    this.#byChat.set(handover.chat.chatId, handover)
  }

  remove(handover: Handover): void {
    this.#byConversation.delete(conversationIdOf(handover))
    this.#byChat.delete(handover.chat.chatId)
  }

  ofConversation(conversationId: string): Handover | undefined {
    return this.#byConversation.get(conversationId)
  }

  ofChat(chatId: string): Handover | undefined {
    return this.#byChat.get(chatId)
  }
}

function conversationIdOf({ reference }: Handover): string {
  return reference.conversation?.id ?? ''
}
