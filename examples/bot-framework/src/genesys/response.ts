/** One event of a chat, as it is in a push and in the transcript of a response. */
export interface GenesysEvent {
  /** Counts up from 1, without gaps; the customer's own events count, too. */
  index: number
  type: string
  from: { nickname: string; type: 'Agent' | 'Client' | 'External' | 'Supervisor' }
  text?: string
  userData?: Record<string, string>
}

/** What Genesys responds inside a chat. A push has the same envelope. */
export interface GenesysResponse {
  /** 0: success. 1: try again. 2: trying again does not help. */
  statusCode: 0 | 1 | 2
  chatId: string
  chatEnded?: boolean
  messages?: GenesysEvent[]
  /** The index of the next event. */
  nextPosition?: number
  errors?: { code: number; advice: string }[]
}

/** Identifies a chat. Every request after the first needs it. */
export interface ChatKeys {
  chatId: string
  userId: string
  secureKey: string
  alias: string
}

/** A file on its way from one side to the other. */
export interface ChatFile {
  name: string
  type: string
  content: Buffer
}
