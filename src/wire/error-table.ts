import type { GenesysMockError, GenesysMockErrorCode } from '../errors'
import type { GenesysAnswer, GenesysAnswerError } from './answer'
import { toFailure, unableToExecute } from './failure'

/** How an error looks over HTTP. */
export interface ErrorAnswer {
  httpStatus: number
  body: GenesysAnswer | { errors: GenesysAnswerError[] }
}

/** Genesys's number and the HTTP status of each error that can reach a client. */
const table: Partial<Record<GenesysMockErrorCode, { code: number; httpStatus: number }>> = {
  INVALID_PARAMETER: { code: 100, httpStatus: 400 },
  INVALID_BODY: { code: 100, httpStatus: 400 },
  UNSUPPORTED_MEDIA_TYPE: { code: 415, httpStatus: 415 },
  BODY_TOO_LARGE: { code: 413, httpStatus: 413 },
  UNKNOWN_PROFILE: { code: 100, httpStatus: 400 },
  FIRST_NAME_REQUIRED: { code: 102, httpStatus: 400 },
  LAST_NAME_REQUIRED: { code: 103, httpStatus: 400 },
  NAME_REQUIRED: { code: 161, httpStatus: 400 },
  UNKNOWN_SERVICE: { code: 306, httpStatus: 400 },
  AGENT_REQUIRED: { code: 100, httpStatus: 400 },
  TOO_MANY_FILES: { code: 201, httpStatus: 400 },
  UPLOAD_TOO_LARGE: { code: 202, httpStatus: 400 },
  FILE_TYPE_NOT_ALLOWED: { code: 203, httpStatus: 400 },
  DOWNLOADS_USED_UP: { code: 100, httpStatus: 400 },
  UNKNOWN_FILE: { code: 404, httpStatus: 404 },
  UNKNOWN_OPERATION: { code: 404, httpStatus: 404 },
  METHOD_NOT_ALLOWED: { code: 405, httpStatus: 405 },
}

/** The mock's own API says it plainly where Genesys speaks of a media server. */
const mockTable: typeof table = {
  UNKNOWN_CHAT: { code: 404, httpStatus: 404 },
  UNKNOWN_FAULT: { code: 404, httpStatus: 404 },
  UNKNOWN_JOB: { code: 404, httpStatus: 404 },
  UNKNOWN_PROFILE: { code: 404, httpStatus: 404 },
  CLOCK_NOT_ADVANCEABLE: { code: 100, httpStatus: 400 },
  CLOCK_WITHOUT_SCALE: { code: 100, httpStatus: 400 },
  CHAT_ENDED: { code: 100, httpStatus: 400 },
}

/**
 * The answer of a Chat API operation that failed. Failures inside the chat are HTTP 200 with
 * `statusCode: 2`, as captured from a production GMS; those of validation are HTTP 400.
 */
export function toChatErrorAnswer(
  error: GenesysMockError,
  { alias, referenceId }: { alias: string; referenceId: () => string },
): ErrorAnswer | undefined {
  const isOver = error.code === 'UNKNOWN_CHAT' || error.code === 'CHAT_ENDED'
  if (!isOver && error.code !== 'WRONG_SECURE_KEY') return toErrorAnswer(error, table)
  const failure = { code: 249, advice: unableToExecute(referenceId()) }
  const { chatId = '' } = error
  // A wrong key doesn't end the chat for whoever holds the right one.
  return {
    httpStatus: 200,
    body: toFailure({ chatId, alias, chatEnded: isOver, statusCode: 2, error: failure }),
  }
}

/** The answer of an operation of the mock's own API that failed. */
export function toMockErrorAnswer(error: GenesysMockError): ErrorAnswer | undefined {
  return toErrorAnswer(error, { ...table, ...mockTable })
}

function toErrorAnswer(error: GenesysMockError, entries: typeof table): ErrorAnswer | undefined {
  const entry = entries[error.code]
  if (!entry) return undefined
  return { httpStatus: entry.httpStatus, body: { errors: [{ code: entry.code, advice: error.advice }] } }
}
