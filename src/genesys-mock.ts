import type { RequestHandler } from 'msw'
import type { SessionStats } from './chat/session-stats'
import type { SessionFilter } from './chat/sessions'
import type { GenesysDb } from './db/database'
import type { RequestLog } from './db/request-log'
import type { ProfileRow } from './db/rows'
import type { Snapshot } from './db/snapshot/snapshot'
import type { PushLog } from './push/push-log'
import type { Scheduler } from './scheduler/scheduler'
import type { Agent, AgentParty } from './testing/agent'
import type { WaitFor } from './testing/wait-for'
import type { ActiveFault } from './wire/active-fault'
import type { Fault } from './wire/fault'
import type { GenesysMockEvents } from './wire/genesys-mock-events'
import type { PlainAnswer, PlainRequest } from './wire/plain-exchange'
import type { Session } from './wire/session'
import type { Warning } from './wire/warning'

/** The sessions, as the mock's own API shows them. */
export interface Sessions {
  /** Those that the filter lets through, oldest first. */
  list(filter?: SessionFilter): Session[]
  /** @throws GenesysMockError `UNKNOWN_CHAT` */
  get(chatId: string): Session
  /** The newest, which in most tests is the only one; undefined: there is none. */
  last(): Session | undefined
  stats(): SessionStats
  /** The chatIds, oldest first. */
  keys(): string[]
  /**
   * Ends a chat as the server does: the customer's party leaves, which is pushed, with the quit reason code "5". What
   * was due in it is cancelled; the session stays, with the `endReason` `removed`.
   *
   * @throws GenesysMockError `UNKNOWN_CHAT`, `CHAT_ENDED`
   * @example
   * genesys.sessions.end(chatId)
   */
  end(chatId: string): void
  /**
   * Removes one session, or all, and cancels what was due in them; returns how many.
   *
   * @throws GenesysMockError `UNKNOWN_CHAT`
   */
  remove(chatId?: string): number
  /**
   * The profile that plays the other side of a chat again, as plain JSON: what happened before the client's
   * first message or file is in its `autoMessages`, what happened after each of them is a reply to it. What is
   * still scheduled, and the contents of files, are not in it.
   *
   * @param options - `profile`: its name; default: `recorded`.
   * @throws GenesysMockError `UNKNOWN_CHAT`; `INVALID_PARAMETER` for a name that is none.
   * @example
   * const recorded = genesys.sessions.export(chatId)
   * const replay = createGenesysMock({ profiles: [{ ...recorded, profile: 'default' }] })
   */
  export(chatId: string, options?: { profile?: string | undefined }): ProfileRow
}

/** The profiles that new chats can start with. */
export interface Profiles {
  list(): ProfileRow[]
  /** @throws GenesysMockError `UNKNOWN_PROFILE` */
  get(name: string): ProfileRow
  /**
   * Adds or replaces one profile, or several, all or none; returns what was set.
   *
   * @throws GenesysMockError `INVALID_PARAMETER`, naming the field by its path.
   */
  set(profiles: ProfileRow | readonly ProfileRow[]): ProfileRow[]
  /** Goes back to the profiles the mock was made with. */
  reset(): ProfileRow[]
}

/** The pushes, and a way to wait for one. */
export interface Pushes extends PushLog {
  /** The same as `genesys.waitFor.push`. */
  waitFor: WaitFor['push']
}

/** What goes wrong on purpose. */
export interface Faults {
  /**
   * Puts one fault in place, or several, all or none; returns them as they are in place, always as an array.
   *
   * @throws GenesysMockError `INVALID_PARAMETER`, naming the field by its path.
   * @example
   * const [fault] = genesys.faults.add({ operation: 'send', nth: 2, respond: { http: 503 } })
   */
  add(fault: Fault | readonly Fault[]): ActiveFault[]
  /** Those in place, oldest first, used up or not; copies. */
  list(): ActiveFault[]
  /** @throws GenesysMockError `UNKNOWN_FAULT` */
  remove(id: string): void
  /** Removes all, those of profiles and chats too; returns how many. */
  clear(): number
}

/** One mock of Genesys, with all its state. Made by `createGenesysMock`. */
export interface GenesysMock {
  /**
   * For MSW's `setupServer(...)` and `setupWorker(...)`. Handlers of your own that take pushes belong before
   * them, or into `server.use(...)`: the last of these takes every push that no handler before it took.
   */
  readonly handlers: RequestHandler[]
  /** The option `baseUrl`: `*`, or what stands before `/genesys/2/`, without a slash at its end. */
  readonly baseUrl: string
  /** Answers a request without MSW; undefined: it is not for Genesys. Pushes are then `blocked` unless they stay on this machine. */
  fetch(request: Request): Promise<Response | undefined>
  /**
   * The same without `Request` and `Response`, for a server of your own; `aura-mocks-genesys-api/server` has one.
   * Undefined: it is not for Genesys.
   *
   * @example
   * const { httpStatus, headers, body } = (await genesys.answer({ method, url, headers, body })) ?? notFound
   */
  answer(request: PlainRequest): Promise<PlainAnswer | undefined>
  /** The tables, to query and to prepare. */
  readonly db: GenesysDb
  readonly sessions: Sessions
  readonly profiles: Profiles
  /** What is still to happen. */
  readonly scheduler: Scheduler
  /** The pushes, and what became of them. */
  readonly pushes: Pushes
  /** The requests, and what they were answered; not those that only looked at the mock. */
  readonly requests: RequestLog
  /**
   * What was done that real Genesys would punish though the mock lets it pass, oldest first; copies. The
   * newest 1,000 are kept.
   *
   * @example
   * expect(genesys.warnings).toEqual([])
   */
  readonly warnings: Warning[]
  /**
   * What goes wrong on purpose: requests answered wrongly, late or not at all; pushes lost, doubled, out of
   * order or late. Of several faults that are due, the oldest takes the request or push; each counts all that
   * match it, whichever takes them.
   *
   * @example
   * genesys.faults.add({ operation: 'refresh', times: 5, respond: { statusCode: 1 } })
   */
  readonly faults: Faults
  /**
   * Lets a test play a party of a chat from the other side: an agent, unless `party` says otherwise.
   *
   * @example
   * const ana = await genesys.agent(chatId, { nickname: 'Ana' }).join()
   * await ana.say('Hello!')
   */
  agent(chatId: string, party?: AgentParty): Agent
  /**
   * Waits without sleeping: for a push, a message, a request, the end of a chat.
   *
   * @example
   * await genesys.waitFor.message('Hello!')
   */
  readonly waitFor: WaitFor
  /**
   * Calls back whenever something of the kind happens, until the returned function is called. A reset does
   * not end it. What a listener throws surfaces as an unhandled rejection; the mock goes on.
   *
   * @example
   * genesys.on('event', ({ chatId, event }) => console.log(chatId, event.type, event.text))
   */
  on<Name extends keyof GenesysMockEvents>(
    name: Name,
    listener: (payload: GenesysMockEvents[Name]) => void,
  ): () => void
  /**
   * Lets time pass: the manual clock, or the fake timers of Vitest, Jest or sinon (others by the option
   * `advanceTimers`), by milliseconds on the mock's clock. What is due happens in order, each at its moment, with the
   * pushes that come home meanwhile.
   *
   * @throws GenesysMockError `CLOCK_NOT_ADVANCEABLE` when there is neither; `INVALID_PARAMETER` for a time that is none.
   */
  advance(milliseconds: number): Promise<void>
  /**
   * Resolves when every push in flight has come home, those that wait to be tried again, or that a fault
   * delays, included; one that a fault holds back until the next is not in flight. It moves no clock: a
   * receiver that never answers is given up when `push.timeout` has passed on the mock's clock, and
   * `push.retryDelay` and a fault's `delay` pass there, too; so on a manual one advance past that first.
   */
  settled(): Promise<void>
  /**
   * All that the mock knows, as plain JSON, for `restore`: chats, what is still to happen, profiles, files, faults,
   * logs, and how far its identifiers have come.
   *
   * @example
   * writeFileSync('started.json', JSON.stringify(genesys.snapshot()))
   */
  snapshot(): Snapshot
  /**
   * Goes on where a snapshot was taken, in place of all there is; also one of another mock, in another process. What
   * was due in three seconds is due in three seconds, and pushes that had not come home are sent again. All else is
   * as after a reset; listeners stay, and are not told.
   *
   * @throws GenesysMockError `INVALID_SNAPSHOT`, naming the field by its path, or `MOCK_DISPOSED`; nothing has
   * changed then.
   * @example
   * const middle = genesys.snapshot()
   * afterEach(() => genesys.restore(middle))
   */
  restore(snapshot: Snapshot): void
  /**
   * Back to how it was made: no chats, logs or timers, the first profiles, the first identifier of a seed.
   * Listeners stay, and so do the time of a manual clock and the pace of a system clock.
   */
  reset(): void
  /** Ends the mock: resets it, and removes all listeners. Its handlers answer no more requests; those under way get a 503. */
  dispose(): void
}
