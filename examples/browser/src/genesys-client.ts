/** What a party says or does in a chat. */
export interface ChatEvent {
  index: number
  type: string
  text?: string
  from: { nickname: string; type: string; participantId: number }
}

/** What identifies a chat, and its client, in every further request. */
export interface ChatKeys {
  chatId: string
  secureKey: string
}

/** What has happened since the last time. */
export interface News {
  events: readonly ChatEvent[]
  nextPosition: number
  chatEnded: boolean
}

/** The part of the Genesys Chat API v2 that a chat window needs. */
export interface GenesysClient {
  start(nickname: string): Promise<ChatKeys>
  refresh(chat: ChatKeys, position: number): Promise<News>
  send(chat: ChatKeys, message: string): Promise<void>
  setTyping(chat: ChatKeys, isTyping: boolean): Promise<void>
  end(chat: ChatKeys): Promise<void>
}

/** Genesys refused something, or can't be reached. */
export class GenesysError extends Error {
  override readonly name = 'GenesysError'
  /** Trying again may help. */
  readonly isTemporary: boolean

  constructor(message: string, isTemporary: boolean, cause?: unknown) {
    super(message, { cause })
    this.isTemporary = isTemporary
  }
}

interface Answer extends Partial<ChatKeys> {
  statusCode?: 0 | 1 | 2
  messages?: ChatEvent[]
  nextPosition?: number
  chatEnded?: boolean
  errors?: { code: number; advice: string }[]
}

/** @param url - Of a chat service, as `https://gms.example.com/genesys/2/chat/aura`. */
export function createGenesysClient(url: string): GenesysClient {
  const call = ({ chatId, secureKey }: ChatKeys, operation: string, fields: Record<string, string> = {}) =>
    post(`${url}/${chatId}/${operation}`, { secureKey, ...fields })

  return {
    async start(nickname) {
      const { chatId = '', secureKey = '' } = await post(url, { nickname })
      return { chatId, secureKey }
    },
    async refresh(chat, position) {
      const {
        messages = [],
        nextPosition = position,
        chatEnded = false,
      } = await call(chat, 'refresh', {
        transcriptPosition: String(position),
      })
      return { events: messages, nextPosition, chatEnded }
    },
    async send(chat, message) {
      await call(chat, 'send', { message })
    },
    async setTyping(chat, isTyping) {
      await call(chat, isTyping ? 'startTyping' : 'stopTyping')
    },
    async end(chat) {
      await call(chat, 'disconnect')
    },
  }
}

async function post(url: string, fields: Record<string, string>): Promise<Answer> {
  const response = await reach(url, fields)
  // A gateway in front of Genesys answers with a page where Genesys itself is down.
  const answer: Answer = await response.json().catch(() => ({}))
  if (answer.statusCode === 0) return answer
  const advice = answer.errors?.[0]?.advice ?? `Genesys answered HTTP ${response.status}`
  throw new GenesysError(advice, answer.statusCode === 1 || response.status >= 500)
}

async function reach(url: string, fields: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  } catch (cause) {
    throw new GenesysError('Genesys can not be reached', true, cause)
  }
}
