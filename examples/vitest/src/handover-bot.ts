import { type ChatKeys, GenesysError, postToGenesys } from './genesys-client'

export interface HandoverBotOptions {
  /** The service of Genesys whose agents take over, as `https://gms.example.com/genesys/2/chat/aura`. */
  serviceUrl: string
  /** Where Genesys is to push what happens in the chat; absent: where it is set up to push to. */
  callbackUrl?: string
  /** What the agent should know about the customer. */
  attachedData?: Record<string, string>
  /** Shows the customer a text. */
  say(text: string): void
}

/** What the bot itself says to the customer. */
export const texts = {
  connecting: 'I am connecting you with an agent.',
  noAgent: 'I am sorry, no agent can be reached right now.',
  notDelivered: 'Your message could not be delivered. Please send it again.',
  chatOver: 'The conversation with the agent is over. I am Aura again, how can I help?',
  alone: 'I am Aura, how can I help?',
}

/** A bot that can hand its customer over to an agent, and from then on only passes texts on. */
export class HandoverBot {
  readonly #options: HandoverBotOptions
  #chat: ChatKeys | undefined

  constructor(options: HandoverBotOptions) {
    this.#options = options
  }

  get isHandedOver(): boolean {
    return this.#chat !== undefined
  }

  /** Asks for an agent. What the agent says comes by way of the bridge. */
  async handOver(nickname: string): Promise<void> {
    const { serviceUrl, callbackUrl, attachedData = {}, say } = this.#options
    const userData = Object.entries(attachedData).map(([key, value]) => [`userData[${key}]`, value])
    try {
      this.#chat = await postToGenesys(serviceUrl, { nickname, ...Object.fromEntries(userData) })
      if (callbackUrl) await this.#post('pushUrl', { pushUrl: callbackUrl })
      say(texts.connecting)
    } catch (error) {
      assertGenesysError(error)
      // A chat that was opened but can't call back is of no use to anybody.
      await this.disconnect()
      say(texts.noAgent)
    }
  }

  /** Hears the customer: passes the text on to the agent, or answers by itself if there is none. */
  async hear(text: string): Promise<void> {
    const { say } = this.#options
    if (!this.#chat) return say(texts.alone)
    try {
      await this.#post('send', { message: text })
    } catch (error) {
      assertGenesysError(error)
      if (error.chatEnded) this.#chat = undefined
      say(error.chatEnded ? texts.chatOver : texts.notDelivered)
    }
  }

  /** Ends the chat from the customer's side. */
  async disconnect(): Promise<void> {
    try {
      await this.#post('disconnect')
    } catch (error) {
      // Genesys ends a chat that nobody uses by itself, so a failure needs no care.
      assertGenesysError(error)
    }
    this.#chat = undefined
  }

  async #post(
    operation: 'send' | 'disconnect' | 'pushUrl',
    fields: Record<string, string> = {},
  ): Promise<void> {
    if (!this.#chat) return
    const { chatId, userId, secureKey } = this.#chat
    await postToGenesys(`${this.#options.serviceUrl}/${chatId}/${operation}`, {
      userId,
      secureKey,
      ...fields,
    })
  }
}

/** Anything else is a mistake of ours, and not for the customer to hear of. */
function assertGenesysError(error: unknown): asserts error is GenesysError {
  if (!(error instanceof GenesysError)) throw error
}
