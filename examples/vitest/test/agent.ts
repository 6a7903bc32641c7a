import type { GenesysMock, ScheduledEvent } from 'aura-mocks-genesys-api'

const from = { nickname: 'agent1', type: 'Agent' } as const

/** Plays the agent of the newest chat, through the endpoint that the mock has for it. */
export class Agent {
  readonly #genesys: GenesysMock

  constructor(genesys: GenesysMock) {
    this.#genesys = genesys
  }

  /** Says something, at once or after some seconds. */
  say(text: string, { after = 0 } = {}): Promise<void> {
    return this.do({ type: 'Message', from, text, timeout: after })
  }

  /** Types for some seconds, then says something. */
  type(text: string, { seconds }: { seconds: number }): Promise<void> {
    return this.do({ type: 'TypingStarted', from }, { type: 'Message', from, text, timeout: seconds })
  }

  /** Leaves, and thereby ends the chat. */
  leave(): Promise<void> {
    return this.do({ type: 'ParticipantLeft', from, chatEnded: true })
  }

  async do(...events: ScheduledEvent[]): Promise<void> {
    const chatId = this.#genesys.sessions.keys().at(-1)
    const response = await fetch(`https://gms.example.com/genesys/2/mock/chat/aura/${chatId}/send`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(events),
    })
    if (!response.ok) throw new Error(`The agent can't do that: ${await response.text()}`)
  }
}
