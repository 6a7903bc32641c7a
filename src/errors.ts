/**
 * Every reason for which this package refuses something.
 *
 * - `INVALID_OPTION`: an option of `createGenesysMock` is out of its range.
 * - `INVALID_PARAMETER`: a field of a request, a profile or an argument is missing or malformed.
 * - `INVALID_BODY`: a request body can't be parsed.
 * - `UNSUPPORTED_MEDIA_TYPE`: a request body is in a charset, or has a content coding, that can't be decoded here.
 * - `BODY_TOO_LARGE`: a request body has too many bytes once its content coding is decoded.
 * - `INVALID_PROFILES`: a file or text of profiles can't be read.
 * - `NAME_REQUIRED`, `FIRST_NAME_REQUIRED`, `LAST_NAME_REQUIRED`: a chat is asked for without a name.
 * - `UNKNOWN_SERVICE`, `UNKNOWN_CHAT`, `UNKNOWN_PROFILE`, `UNKNOWN_JOB`, `UNKNOWN_FAULT`: nothing of that name is here.
 * - `WRONG_SECURE_KEY`: the key (or `userId`) is not that of the chat.
 * - `CHAT_ENDED`: the chat is over, nothing can be written to it.
 * - `DOWNLOADS_USED_UP`: a chat's files have been downloaded as often as its limits allow.
 * - `UNKNOWN_FILE`, `TOO_MANY_FILES`, `UPLOAD_TOO_LARGE`, `FILE_TYPE_NOT_ALLOWED`, `AGENT_REQUIRED`: a file is not
 *   there, or may not be uploaded.
 * - `UNKNOWN_OPERATION`, `METHOD_NOT_ALLOWED`: no operation has this path, or this method on it.
 * - `NOT_IN_CHAT`, `IN_CHAT_ALREADY`: an agent that a test plays has not joined, or has joined already.
 * - `REPLY_FAILED`: a profile's function `replies` threw, or returned what is no reply.
 * - `INVALID_QUERY`: a query or a row given to `genesys.db` is refused.
 * - `INVALID_SNAPSHOT`: what is given to `restore` is no snapshot, or needs a function that this mock has not.
 * - `CLOCK_NOT_ADVANCEABLE`: `advance` is called, but nothing says how to advance the time.
 * - `UNSAFE_FAKE_TIMERS`: the fake timers fake `queueMicrotask`, or `nextTick` under msw 3, so that no response can be read.
 * - `CLOCK_WITHOUT_SCALE`: another pace is asked of a clock that has none.
 * - `WAIT_TIMED_OUT`, `WAIT_CANCELLED`: what was waited for did not come.
 * - `SERVER_NOT_STARTED`: the HTTP server can't listen where it should.
 * - `WORKER_NOT_STARTED`: MSW's service worker can't answer for the mock in this page, or there is no page.
 * - `SETUP_FAILED`: `setupGenesys` is called where the runner has no hooks, or twice at the same time.
 * - `TEST_NOT_CLEAN`: a test left warnings or pending pushes, and an option of `setupGenesys` does not allow that.
 * - `MSW_NOT_USABLE`: the installed msw is missing, can't be loaded by `require`, or does not run on this Node.
 * - `UNHANDLED_REQUEST`: a dispatcher of `./undici` may not send what is not for Genesys.
 * - `MOCK_DISPOSED`: a request, or a snapshot, is given to the mock after `dispose()`.
 */
export type GenesysMockErrorCode =
  | 'INVALID_OPTION'
  | 'INVALID_PARAMETER'
  | 'INVALID_BODY'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'BODY_TOO_LARGE'
  | 'INVALID_PROFILES'
  | 'NAME_REQUIRED'
  | 'FIRST_NAME_REQUIRED'
  | 'LAST_NAME_REQUIRED'
  | 'UNKNOWN_SERVICE'
  | 'UNKNOWN_CHAT'
  | 'UNKNOWN_PROFILE'
  | 'UNKNOWN_JOB'
  | 'UNKNOWN_FAULT'
  | 'WRONG_SECURE_KEY'
  | 'CHAT_ENDED'
  | 'UNKNOWN_FILE'
  | 'DOWNLOADS_USED_UP'
  | 'TOO_MANY_FILES'
  | 'UPLOAD_TOO_LARGE'
  | 'FILE_TYPE_NOT_ALLOWED'
  | 'AGENT_REQUIRED'
  | 'NOT_IN_CHAT'
  | 'IN_CHAT_ALREADY'
  | 'UNKNOWN_OPERATION'
  | 'METHOD_NOT_ALLOWED'
  | 'REPLY_FAILED'
  | 'INVALID_QUERY'
  | 'INVALID_SNAPSHOT'
  | 'CLOCK_NOT_ADVANCEABLE'
  | 'UNSAFE_FAKE_TIMERS'
  | 'CLOCK_WITHOUT_SCALE'
  | 'WAIT_TIMED_OUT'
  | 'WAIT_CANCELLED'
  | 'SERVER_NOT_STARTED'
  | 'WORKER_NOT_STARTED'
  | 'SETUP_FAILED'
  | 'TEST_NOT_CLEAN'
  | 'MSW_NOT_USABLE'
  | 'UNHANDLED_REQUEST'
  | 'MOCK_DISPOSED'

/** What a {@link GenesysMockError} is made of. */
export interface GenesysMockErrorParts {
  /** What was tried, completing "Failed to …". */
  action: string
  /** Why it failed; names a field by its path where there is one. */
  reason: string
  /** What the reader should do about it, as a sentence. */
  remedy: string
  /** What an HTTP error answer says; without it, the reason. */
  advice?: string | undefined
  /** The chat it is about. */
  chatId?: string | undefined
  cause?: unknown
}

/** What every copy of this package knows its errors by, whoever loaded it. */
const brand = Symbol.for('aura-mocks-genesys-api.GenesysMockError')

/**
 * The one error class of this package: a string `code` to switch on, and a message that says
 * what failed, why, and what to do.
 *
 * `instanceof` also holds where one part of a program got this package by `import` and another by `require`, which are
 * two copies on Node below 20.19 and under Jest.
 *
 * @example
 * try {
 *   genesys.sessions.get('nobody')
 * } catch (error) {
 *   if (error instanceof GenesysMockError && error.code === 'UNKNOWN_CHAT') console.log(error.reason)
 * }
 */
export class GenesysMockError extends Error {
  override readonly name = 'GenesysMockError'
  readonly code: GenesysMockErrorCode
  /** Why it failed, without the words around it. */
  readonly reason: string
  /** The `advice` of the HTTP error answer. */
  readonly advice: string
  /** The chat it is about, where there is one. */
  readonly chatId: string | undefined

  constructor(code: GenesysMockErrorCode, parts: GenesysMockErrorParts) {
    super(`Failed to ${parts.action}: ${parts.reason}. ${parts.remedy}`, { cause: parts.cause })
    this.code = code
    this.reason = parts.reason
    this.advice = parts.advice ?? parts.reason
    this.chatId = parts.chatId
  }

  static {
    // Not a property of each error, so that it is neither printed nor compared.
    // biome-ignore lint/complexity/noThisInStatic: by its own name inside, the class would get another when it is bundled.
    Object.defineProperty(this.prototype, brand, { value: true })
  }

  /** Whether something is an error of this package, from any copy of it. */
  static override [Symbol.hasInstance](value: unknown): value is GenesysMockError {
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one knows its own objects only.
    const isExtended = Object.getPrototypeOf(this) !== Error
    // biome-ignore lint/complexity/noThisInStatic: the same.
    if (isExtended) return Function.prototype[Symbol.hasInstance].call(this, value)
    return typeof value === 'object' && value !== null && brand in value
  }
}
