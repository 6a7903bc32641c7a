import type { Json } from '../runtime/json'
import type { AnswerText } from './answer-text'
import { toFailure, unableToExecute } from './failure'
import type { FailedAnswer, FaultResponse, HttpErrorAnswer } from './fault'

/** An answer in place of an operation's. */
export interface FaultAnswer {
  /** 0: none, the network fails. */
  httpStatus: number
  body: object
  text?: AnswerText
}

/** What an answer is about. */
export interface FaultedChat {
  chatId: string
  alias: string
  referenceId: () => string
}

/** What a request is answered that does not reach its operation. */
export function toFaultAnswer(
  respond: Exclude<FaultResponse, { spoil: unknown }>,
  chat: FaultedChat,
): FaultAnswer {
  if ('networkError' in respond) return { httpStatus: 0, body: {} }
  if ('http' in respond) return toHttpError(respond)
  return { httpStatus: 200, body: toFailedAnswer(respond, chat) }
}

function toFailedAnswer(
  { statusCode, code = statusCode === 1 ? 503 : 249, advice, chatEnded = false }: FailedAnswer,
  { chatId, alias, referenceId }: FaultedChat,
): object {
  const text = advice ?? (code === 249 ? unableToExecute(referenceId()) : adviceOf(code))
  return toFailure({ chatId, alias, chatEnded, statusCode, error: { code, advice: text } })
}

function toHttpError({ http, body }: HttpErrorAnswer): FaultAnswer {
  if (body !== undefined) return { httpStatus: http, ...written(body) }
  const code = codes[http]
  if (code === undefined) return { httpStatus: http, ...written(page(http)) }
  return { httpStatus: http, body: { errors: [{ code, advice: adviceOf(code) }] } }
}

function written(body: Json): Pick<FaultAnswer, 'body' | 'text'> {
  if (typeof body === 'string') return { body: {}, text: { type: 'text/html', content: body } }
  if (typeof body === 'object' && body !== null) return { body }
  return { body: {}, text: { type: 'application/json', content: JSON.stringify(body) } }
}

/** Those HTTP errors that Genesys itself answers, and its code for each; others come from a gateway in front. */
const codes: Readonly<Record<number, number>> = { 400: 100, 401: 401, 503: 503 }

const titles: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  504: 'Gateway Timeout',
}

function page(http: number): string {
  const title = `${http} ${titles[http] ?? 'Error'}`
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`
}

/** The meanings are Genesys's; the words are ours where no source has its own. */
const advices: Readonly<Record<number, string>> = {
  100: 'A parameter is missing or malformed',
  102: 'firstName: missing',
  103: 'lastName: missing',
  161: 'nickname: missing',
  201: '5',
  202: '10485760',
  203: 'jpeg:jpg:pdf:png:zip',
  204: 'The message is too long',
  240: 'A new chat can not be started now',
  306: 'The service name is invalid',
  364: 'The e-mail address is invalid',
  401: 'Not authorised',
  404: 'The session was not found',
  500: 'An unexpected error has happened',
  503: 'The service is busy. Try again later',
}

function adviceOf(code: number): string {
  return advices[code] ?? `Error ${code}`
}
