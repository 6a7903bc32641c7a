import type { JournaledRequest } from '../db/journal'
import type { ScheduledEvent } from '../db/rows'
import { oneLine } from '../runtime/one-line'
import type { Push } from '../wire/push'
import type { Session } from '../wire/session'

/** What a report is made of: the mock itself, or its parts. */
export interface Witness {
  sessions: { list(): Session[]; get(chatId: string): Session }
  pushes: { of(chatId: string): Push[] }
  requests: { all(): JournaledRequest[] }
}

const mostChats = 3
const mostLines = 20
const mostRequests = 10
const longestText = 60

/**
 * What happened in a mock, and what is still to happen, to be read in a terminal: its newest chats, or one of
 * them, as conversations, and the last requests.
 */
export function report(witness: Witness, chatId?: string): string {
  const sessions = witness.sessions
    .list()
    .filter((session) => chatId === undefined || session.chatId === chatId)
  const requests = witness.requests
    .all()
    .filter((request) => chatId === undefined || request.chatId === chatId)
  const chats = sessions
    .slice(-mostChats)
    .flatMap((session) => chatLines(session, witness.pushes.of(session.chatId)))
  const lines = [...(chats.length > 0 ? chats : ['There is no chat.']), ...requestLines(requests)]
  return lines.map(oneLine).join('\n')
}

function chatLines(session: Session, pushes: readonly Push[]): string[] {
  const { chatId, state, endReason, serviceName, profile, messages, scheduled, createdAt, pushUrl } = session
  const end = state === 'ended' ? `ended (by ${endReason})` : state
  const told = messages.map((event) => {
    const push = pushes.findLast((one) => one.event.index === event.index)
    return eventLine(event.utcTime - createdAt, `${event.index}`, event, push && pushNote(push))
  })
  const due = scheduled.map((job) => eventLine(job.dueAt - createdAt, '', job.event, undefined))
  return [
    `Chat ${chatId}: ${end}; service "${serviceName}", profile "${profile}", pushed to ${pushUrl ?? 'nowhere'}`,
    ...newest(told),
    ...(due.length > 0 ? ['  still to happen:', ...due.slice(0, mostLines)] : ['  nothing is scheduled']),
  ]
}

function eventLine(
  after: number,
  index: string,
  { from, type, text }: Pick<ScheduledEvent, 'from' | 'type' | 'text'>,
  note: string | undefined,
): string {
  const party = from.nickname === undefined ? from.type : `${from.nickname} (${from.type})`
  const what = text === undefined ? type : `${type} ${quoted(text)}`
  return `${seconds(after)} ${index.padStart(4)}  ${party}: ${what}${note ? `  [${note}]` : ''}`
}

function pushNote({ status, httpStatus, error }: Push): string {
  return ['pushed', status, httpStatus, error && clipped(error)].filter((part) => part !== null).join(' ')
}

function requestLines(requests: readonly JournaledRequest[]): string[] {
  if (requests.length === 0) return ['No request reached the mock.']
  return ['Last requests:', ...newest(requests.map(requestLine), mostRequests)]
}

function requestLine({ operation, method, url, form, answer, error, fault }: JournaledRequest): string {
  const name = operation ?? `${method} ${url}`
  const said = form.message === undefined ? '' : ` ${quoted(form.message)}`
  const status = answer.httpStatus === 0 ? 'the network failed' : `HTTP ${answer.httpStatus}`
  const notes = [error?.code, fault].filter(Boolean).map((note) => `  [${note}]`)
  return `  ${name}${said} → ${status}${saidIn(answer.body)}${notes.join('')}`
}

/** @note What a fault answers may be anything. */
function saidIn({ statusCode, errors }: JournaledRequest['answer']['body']): string {
  const code = Array.isArray(errors) ? errors[0]?.code : undefined
  return (
    (statusCode === undefined ? '' : `, statusCode ${statusCode}`) +
    (code === undefined ? '' : `, code ${code}`)
  )
}

function newest(lines: readonly string[], most = mostLines): string[] {
  const left = lines.length - most
  return left > 0 ? [`  … ${left} before`, ...lines.slice(-most)] : [...lines]
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`.padStart(12)
}

/** Long texts are cut, so that each has its line. */
function quoted(text: string): string {
  return clipped(JSON.stringify(text))
}

function clipped(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text
}
