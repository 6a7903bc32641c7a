/** What Genesys posts to the callback: one event each time, and whether the chat is over with it. */
export interface GenesysPush {
  chatId: string
  chatEnded: boolean
  messages: {
    type: string
    from: { nickname: string; type: string }
    text?: string
  }[]
}

export interface BridgeOptions {
  /** Shows the customer a text. */
  say(text: string): void
  /** The chat is over. */
  onEnd(chatId: string): void
}

/** Brings what happens on the agent's side to the customer. */
export class Bridge {
  readonly #options: BridgeOptions

  constructor(options: BridgeOptions) {
    this.#options = options
  }

  /** Takes the body of a push. */
  receive({ chatId, chatEnded, messages }: GenesysPush): void {
    for (const event of messages) {
      const text = textFor(event)
      // What the customer wrote is on their screen already.
      if (text !== undefined && event.from.type !== 'Client') this.#options.say(text)
    }
    if (chatEnded) this.#options.onEnd(chatId)
  }
}

/** What the customer is to read of an event; undefined: nothing. */
function textFor({ type, from, text = '' }: GenesysPush['messages'][number]): string | undefined {
  switch (type) {
    case 'Message':
      return `${from.nickname}: ${text}`
    case 'ParticipantJoined':
      return from.type === 'Agent' ? `(${from.nickname} is here)` : undefined
    case 'ParticipantLeft':
      return `(${from.nickname} has left)`
    case 'TypingStarted':
      return `(${from.nickname} is typing)`
    default:
      return undefined
  }
}
