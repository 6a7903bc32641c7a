/** One event of a chat, as Genesys tells it in a push and in the transcript of an answer. */
export interface GenesysEvent {
  /** Counts up from 1, without gaps; the customer's own events count, too. */
  index: number
  type: string
  from: { nickname: string; type: 'Agent' | 'Client' | 'External' | 'Supervisor' }
  text?: string
  userData?: Record<string, string>
}

/** What Genesys answers inside a chat, and what it pushes: the same envelope. */
export interface GenesysAnswer {
  /** 0: success. 1: try again. 2: trying again is of no use. */
  statusCode: 0 | 1 | 2
  chatId: string
  chatEnded?: boolean
  messages?: GenesysEvent[]
  /** The index of the next event. */
  nextPosition?: number
  errors?: { code: number; advice: string }[]
}

/** What a chat is opened with, and what every later request has to say. */
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
