import { isAxiosError } from 'axios'
import type { GenesysResponse } from './response'

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

  /** For a rejection inside a chat: HTTP 200 with another statusCode than 0. */
  static ofResponse({ statusCode, chatEnded = false, errors }: GenesysResponse): GenesysError {
    const message = errors?.[0]?.advice ?? `Genesys responded with statusCode ${statusCode}`
    return new GenesysError(message, { code: errors?.[0]?.code, mayRetry: statusCode === 1, chatEnded })
  }

  /** For another HTTP status than 200, or no response at all. Throws every other error again. */
  static ofFailure(error: unknown): GenesysError {
    if (!isAxiosError<Partial<GenesysResponse>>(error)) throw error
    if (!error.response)
      return new GenesysError(`Genesys cannot be reached: ${error.message}`, { mayRetry: true })
    const { status, data } = error.response
    const [reason] = data?.errors ?? []
    return new GenesysError(reason?.advice ?? `Genesys responded with HTTP ${status}`, {
      code: reason?.code,
      mayRetry: status >= 500,
    })
  }
}
