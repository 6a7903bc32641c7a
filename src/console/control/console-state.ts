import type { ActiveFault, Job, JournaledRequest, Profile, Push, Session } from 'aura-mocks-genesys-api'

/** A chat without its transcript. */
export type ChatSummary = Omit<Session, 'messages' | 'scheduled'>

/** What is still to happen, and how time passes. */
export interface SchedulerView {
  /** The mock's time, epoch milliseconds. */
  now: number
  /** How many seconds one second of the mock takes; null: time stands still until somebody moves it. */
  scale: number | null
  paused: boolean
  pending: Job[]
}

/** The chat that is looked at. */
export interface ChatView {
  session: Session
  pushes: Push[]
}

/** What the console shows. Never changed, but replaced. */
export interface ConsoleState {
  connection: 'connecting' | 'live' | 'polling' | 'lost'
  /** Why there is no connection; empty: there is. */
  problem: string
  chats: readonly ChatSummary[]
  scheduler: SchedulerView
  faults: readonly ActiveFault[]
  profiles: readonly Profile[]
  /** The chat that is looked at; undefined: none. */
  chat: ChatView | undefined
  /** Those of the chat that is looked at, or all, newest first. */
  requests: readonly JournaledRequest[]
  showsAllRequests: boolean
  /** When the scheduler was read, as `performance.now()` counts. */
  readAt: number
}

export function emptyState(): ConsoleState {
  return {
    connection: 'connecting',
    problem: '',
    chats: [],
    scheduler: { now: 0, scale: null, paused: false, pending: [] },
    faults: [],
    profiles: [],
    chat: undefined,
    requests: [],
    showsAllRequests: false,
    readAt: 0,
  }
}

/** The mock's time at this moment, epoch milliseconds. */
export function mockNow({ scheduler: { now, scale }, readAt }: ConsoleState): number {
  return scale === null ? now : now + (globalThis.performance.now() - readAt) / scale
}
