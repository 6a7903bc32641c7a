/** What Genesys pushes to the bot: one event each time, and whether the chat is over with it. */
export interface GenesysPush {
  chatEnded: boolean
  messages: { type: string; from: { nickname: string; type: string }; text?: string }[]
}

export interface BotOptions {
  /** The service of Genesys whose agents take over, as `https://gms.example.com/genesys/2/chat/aura`. */
  serviceUrl: string
  /** What the customer is called. */
  nickname: string
  /** Shows the customer a text. */
  show(text: string): void
}

/** A bot that knows nothing itself: it hands its customer over to an agent, and passes on what each of them says. */
export class Bot {
  readonly #options: BotOptions
  #chat: { chatId: string; secureKey: string } | undefined

  constructor(options: BotOptions) {
    this.#options = options
  }

  /** Hears the customer. */
  async hear(message: string): Promise<void> {
    const { nickname, show } = this.#options
    if (!this.#chat) {
      show('I am connecting you with an agent.')
      this.#chat = await this.#post('', { nickname })
    }
    const { chatId, secureKey } = this.#chat
    await this.#post(`/${chatId}/send`, { secureKey, message })
  }

  /** Takes the body of a push. */
  receive({ chatEnded, messages }: GenesysPush): void {
    const { show } = this.#options
    for (const { type, from, text } of messages) {
      if (type === 'ParticipantJoined') show(`(${from.nickname} is here)`)
      if (type === 'TypingStarted') show(`(${from.nickname} is typing)`)
      if (type === 'Message') show(`${from.nickname}: ${text}`)
    }
    if (!chatEnded) return
    this.#chat = undefined
    show('You are talking to Aura again.')
  }

  async #post(path: string, fields: Record<string, string>): Promise<{ chatId: string; secureKey: string }> {
    const response = await fetch(this.#options.serviceUrl + path, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })
    return response.json()
  }
}
