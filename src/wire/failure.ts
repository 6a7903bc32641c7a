import type { GenesysAnswer, GenesysAnswerError } from './answer'

/** What a failure says. */
export interface Failure extends Required<Pick<GenesysAnswer, 'chatId' | 'alias' | 'chatEnded'>> {
  statusCode: 1 | 2
  error: GenesysAnswerError
}

/** A failure inside the chat, HTTP 200: as captured from a production GMS, without key, user and position. */
export function toFailure({ chatId, alias, chatEnded, statusCode, error }: Failure): GenesysAnswer {
  return { messages: [], chatEnded, statusCode, alias, chatId, errors: [error] }
}

/** The advice of code 249, in the captured words. */
export function unableToExecute(referenceId: string): string {
  return `Media server was not able to execute request. referenceId[${referenceId}]`
}
