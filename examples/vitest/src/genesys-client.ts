/** What identifies a chat, and its client, in every further request. */
export interface ChatKeys {
  chatId: string
  userId: string
  secureKey: string
}

/** The Chat API v2 has one form for all its answers; a refusal for a wrong parameter holds only `errors`. */
type Answer =
  | ({ statusCode: 0 } & ChatKeys)
  | { statusCode?: 1 | 2; chatEnded?: boolean; errors?: { code: number; advice: string }[] }

/** Genesys refused something, or can't be reached. */
export class GenesysError extends Error {
  override readonly name = 'GenesysError'
  /** Genesys's number for the reason, where it gave one. */
  readonly code: number | undefined
  /** The chat is over: trying again is of no use. */
  readonly chatEnded: boolean

  constructor(message: string, details: { code?: number | undefined; chatEnded?: boolean; cause?: unknown }) {
    super(message, { cause: details.cause })
    this.code = details.code
    this.chatEnded = details.chatEnded ?? false
  }
}

/**
 * Posts a form to Genesys.
 *
 * @param pauses How long to wait before each further attempt, in milliseconds.
 * @throws GenesysError
 */
export async function postToGenesys(
  url: string,
  fields: Record<string, string>,
  pauses: readonly number[] = [1_000, 2_000],
): Promise<ChatKeys> {
  const response = await post(url, fields)
  // A gateway in front of Genesys answers with a page where Genesys itself is down.
  const answer: Answer = await response.json().catch(() => ({}))
  // Not `response.ok`: Genesys answers HTTP 400 to a wrong parameter, but 200 where the chat itself fails.
  if (answer.statusCode === 0) return answer

  const [pause, ...laterPauses] = pauses
  // By 1, Genesys says that trying again may help. After an HTTP error, nobody knows what has been done.
  if (answer.statusCode === 1 && pause !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, pause))
    return postToGenesys(url, fields, laterPauses)
  }

  const error = answer.errors?.[0]
  throw new GenesysError(error?.advice ?? `Genesys answered HTTP ${response.status}`, {
    code: error?.code,
    chatEnded: answer.chatEnded ?? false,
  })
}

async function post(url: string, fields: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  } catch (cause) {
    throw new GenesysError('Genesys can not be reached', { cause })
  }
}
