import type { GenesysAnswer, GenesysEvent } from '../../src/index'
import type { Body, Opened } from './door'

/** The fields of a form. */
export type Form = Record<string, string>

export function post(form: Form, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers, body: new URLSearchParams(form) }
}

export function postJson(value: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  }
}

/** A chat that was started through a door, seen by its client. */
export interface StartedChat {
  chatId: string
  secureKey: string
  userId: string
  answer: Body
  /** The path of an operation on the chat. */
  path(operation: string): string
  /** Calls an operation with the chat's key. */
  call(operation: string, form?: Form): ReturnType<Opened['call']>
  /** The transcript from a position on. */
  transcript(position?: number): Promise<GenesysEvent[]>
}

export async function startChat(opened: Opened, form: Form = {}, serviceName = 'aura'): Promise<StartedChat> {
  const { body } = await opened.call(`/genesys/2/chat/${serviceName}`, post({ nickname: 'Ana', ...form }))
  const chatId = String(body.chatId)
  const secureKey = String(body.secureKey)
  const path = (operation: string): string => `/genesys/2/chat/${serviceName}/${chatId}/${operation}`
  const call: StartedChat['call'] = (operation, fields = {}) =>
    opened.call(path(operation), post({ secureKey, ...fields }))
  return {
    chatId,
    secureKey,
    userId: String(body.userId),
    answer: body,
    path,
    call,
    async transcript(position = 1) {
      const answer = await call('refresh', { transcriptPosition: String(position) })
      return messagesOf(answer.body)
    },
  }
}

export function messagesOf(body: Body): GenesysEvent[] {
  const { messages = [] }: Partial<GenesysAnswer> = body
  return messages
}

/** All that a mock remembers of chats, for "state afterwards equals state before". */
export function stateOf({ genesys: { db, scheduler } }: Opened): unknown {
  return {
    session: db.session.getAll(),
    event: db.event.getAll(),
    job: db.job.getAll(),
    push: db.push.getAll(),
    file: db.file.getAll(),
    profile: db.profile.getAll(),
    pending: scheduler.pending(),
  }
}
