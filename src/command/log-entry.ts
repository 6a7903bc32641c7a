import type { GenesysMockEvents, JournaledRequest, Push } from 'aura-mocks-genesys-api'
import type { RejectedRequest } from 'aura-mocks-genesys-api/server'

/** What the command tells of something that happened; no keys of chats are in it. */
export interface LogEntry {
  /** `gap`: lines were left out, because nobody read those before. */
  kind: 'request' | 'event' | 'push' | 'gap'
  chatId: string | null
  /** Whether something is amiss. */
  isBad: boolean
  /** By name, in the order in which they are told. */
  fields: Readonly<Record<string, string | number | boolean | null>>
}

export function requestEntry({
  method,
  url,
  operation,
  chatId,
  answer,
  error,
  fault,
  form,
}: JournaledRequest): LogEntry {
  const { statusCode, chatEnded } = answer.body
  return {
    kind: 'request',
    chatId,
    isBad: answer.httpStatus >= 400 || answer.httpStatus === 0 || (statusCode ?? 0) !== 0,
    fields: {
      operation: operation ?? `${method} ${pathOf(url)}`,
      ...aim({ operation, url, form }),
      httpStatus: answer.httpStatus,
      ...(statusCode === undefined ? {} : { statusCode }),
      ...(chatEnded ? { chatEnded } : {}),
      ...(error ? { error: error.code } : {}),
      ...(fault === null ? {} : { fault }),
    },
  }
}

export function rejectedEntry({ method, url, httpStatus, advice }: RejectedRequest): LogEntry {
  return {
    kind: 'request',
    chatId: null,
    isBad: true,
    fields: { operation: `${method} ${pathOf(url)}`, httpStatus, advice },
  }
}

/** Without what may hold a key: credentials, the query, parts of the path that look like one. */
function withoutSecrets(url: string): string {
  return maskKeys(url.replace(/[?#].*/s, '').replace(/^([a-z][a-z\d+.-]*:)?([/\\]*)[^/\\]*@/i, '$1$2'))
}

/** What a client calls the host need not be one. */
function pathOf(url: string): string {
  return withoutSecrets(url).replace(/^[^/]*\/\/[^/]*/, '')
}

/** Parts of a path that are long and mix letters with digits, as keys do, and no names of chats. */
function maskKeys(url: string): string {
  return url.replace(/(?<=\/)(?![\dA-Za-z]{16}(?:\/|$))(?=[^/]*\d)(?=[^/]*[A-Za-z])[^/:]{16,}/g, '…')
}

/** What an operation on the time, or on what is still to happen, was told. */
function aim({
  operation,
  url,
  form,
}: Pick<JournaledRequest, 'operation' | 'url' | 'form'>): LogEntry['fields'] {
  const { scale = '', milliseconds = '' } = form
  if (operation === 'setClock') return { scale }
  if (operation === 'advanceClock') return { milliseconds }
  const [, job] = /\/scheduler\/jobs\/([^/?#]+)/i.exec(url) ?? []
  return job === undefined ? {} : { job }
}

export function eventEntry({ chatId, event }: GenesysMockEvents['event']): LogEntry {
  const { index, type, from } = event
  const text = type === 'PushUrl' && event.text !== undefined ? withoutSecrets(event.text) : event.text
  return {
    kind: 'event',
    chatId,
    isBad: false,
    fields: { index, from: `${from.nickname} (${from.type})`, type, ...(text === undefined ? {} : { text }) },
  }
}

export function pushEntry({ chatId, url, event, status, httpStatus, error }: Push): LogEntry {
  return {
    kind: 'push',
    chatId,
    isBad: status === 'failed' || status === 'blocked',
    fields: {
      index: event.index,
      to: withoutSecrets(url),
      status,
      ...(httpStatus === null ? {} : { httpStatus }),
      ...(error === null ? {} : { error }),
    },
  }
}

/** A push that was not sent, and whose reason was told before. */
export function heldBackEntry({ chatId, url, event, status }: Push): LogEntry {
  return {
    kind: 'push',
    chatId,
    isBad: false,
    fields: { index: event.index, to: withoutSecrets(url), status },
  }
}
