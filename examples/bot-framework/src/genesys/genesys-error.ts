import { isAxiosError } from 'axios'
import type { GenesysAnswer } from './answer'

/** Genesys could not be reached, or did not do what it was asked. */
export class GenesysError extends Error {
  override readonly name = 'GenesysError'
  /** The number that Genesys gives the reason, as 249 for a chat that has ended. */
  readonly code: number | undefined
  /** Whether the same request may succeed later. */
  readonly mayRetry: boolean
  /** Whether the chat is over, so that the customer has nobody to talk to. */
  readonly chatEnded: boolean

  constructor(
    message: string,
    details: { code?: number | undefined; mayRetry: boolean; chatEnded?: boolean },
  ) {
    super(message)
    this.code = details.code
    this.mayRetry = details.mayRetry
    this.chatEnded = details.chatEnded ?? false
  }

  /** A refusal inside a chat: HTTP 200 with another statusCode than 0. */
  static ofAnswer({ statusCode, chatEnded = false, errors }: GenesysAnswer): GenesysError {
    const message = errors?.[0]?.advice ?? `Genesys answered statusCode ${statusCode}`
    return new GenesysError(message, { code: errors?.[0]?.code, mayRetry: statusCode === 1, chatEnded })
  }

  /** A failure of HTTP: another status than 200, or no answer at all. What is no failure of HTTP is thrown on. */
  static ofFailure(error: unknown): GenesysError {
    if (!isAxiosError<Partial<GenesysAnswer>>(error)) throw error
    if (!error.response)
      return new GenesysError(`Genesys can't be reached: ${error.message}`, { mayRetry: true })
    const { status, data } = error.response
    const [reason] = data?.errors ?? []
    return new GenesysError(reason?.advice ?? `Genesys answered HTTP ${status}`, {
      code: reason?.code,
      mayRetry: status >= 500,
    })
  }
}
