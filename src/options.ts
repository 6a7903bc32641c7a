import type { ProfileRow } from './db/rows'
import { validateOptions } from './options-schema'
import type { PushFormat } from './push/push-format'
import type { PushHeaders } from './push/push-headers'
import type { PushOptions } from './push/push-options'
import type { Clock } from './time/clock'
import { systemClock } from './time/system-clock'
import type { FileLimits } from './wire/file-limits'

/** Options of `createGenesysMock`. All are optional, and `undefined` means the default. */
export interface GenesysMockOptions {
  /**
   * Where Genesys is said to be: an origin with or without a path, as `https://gms.example.com:8080`.
   * Requests to other places are not answered.
   * @default '*' – anywhere
   */
  baseUrl?: string | undefined
  /**
   * Profiles besides the built-in `default`; one called `default` replaces it.
   * @default []
   */
  profiles?: readonly ProfileRow[] | undefined
  /**
   * The names of the services there are; a chat with another is refused.
   * @default any
   */
  services?: readonly string[] | undefined
  /**
   * False forgives what Aura's older clients leave out: `secureKey` and `userId` are not checked; a missing
   * name on Request Chat becomes the nickname "Customer"; an empty or malformed `transcriptPosition` counts
   * as not sent; an empty `message` on `send` becomes an empty text (a missing one is still refused).
   * @default true
   */
  strict?: boolean | undefined
  /**
   * Where the time comes from.
   * @default systemClock() – the time of the process, or of the fake timers in it
   */
  clock?: Clock | undefined
  /**
   * How `advance(milliseconds)` moves the fake timers you use, as in user-event.
   * @default the installed timers of Vitest, Jest or sinon are moved as they can themselves; a manual clock needs none
   * @example advanceTimers: vi.advanceTimersByTimeAsync
   */
  advanceTimers?: ((milliseconds: number) => unknown) | undefined
  /**
   * Makes identifiers repeatable: the same seed, the same chatIds, userIds, keys, file ids and reference ids.
   * @default random
   */
  seed?: string | number | undefined
  /**
   * What may be uploaded into a chat, where its profile says nothing else.
   * @default as recorded from a production GMS: 5 files, 10 MiB each, 95 MiB together; jpeg, jpg, pdf, png, zip
   */
  limits?: Partial<FileLimits> | undefined
  /**
   * How many bytes `genesys.requests` may take, roughly; beyond, the oldest requests are forgotten. A text that is longer
   * than a 32nd of it is cut, and says so.
   * @default 33554432 (32 MiB)
   */
  requestLogBytes?: number | undefined
  /** How pushes are sent. */
  push?: PushSettings | undefined
}

/** How pushes are sent. */
export interface PushSettings {
  /**
   * Where chats are pushed, in place of what their profiles say, those without a `pushUrl` and those set later
   * among them: an absolute http or https URL. The operation `pushUrl` still gives a chat another.
   * @default as the chat's profile says
   * @example url: 'http://127.0.0.1:4000/messages'
   */
  url?: string | undefined
  /**
   * Push the client's own events, too.
   * @default false
   */
  notifyRequestor?: boolean | undefined
  /**
   * Hosts (`host` or `host:port`) other than this machine that pushes may really be sent to.
   * @default []
   */
  allowHosts?: readonly string[] | undefined
  /**
   * How long a receiver may take to answer, in milliseconds on the mock's clock, each time it is tried.
   * @default 10000
   */
  timeout?: number | undefined
  /**
   * How the body is built:
   *
   * - `envelope`: the answer that a `refresh` for the one event would get.
   * - `customhttp`: `{ deviceId, message }`, as `customhttp.url` of GMS gets it. For a chat that names no
   *   device, `deviceId` is its chatId and `message` the envelope.
   * - a function: whatever it returns, at once; it must not change the mock. When it throws, or returns what is no JSON, the push is
   *   logged as `failed` and not sent, and the chat goes on.
   *
   * A chat that subscribes by its user data is pushed as `customhttp` whatever this says, for it is the
   * client that asked for it: `GCTI_Chat_PushSubscribe` = `true`, `GCTI_GMS_PushDeviceId`, and
   * `GCTI_GMS_PushDeviceType` = `customhttp` or none; or the older `push_notification_deviceid` with
   * `push_notification_type` = `customhttp`. Its `message` is the envelope with
   * `GCTI_GMS_PushIncludePayload` = `true`, otherwise `message`. A device of the type `httpcb` gets the message
   * alone, at the URL that is its id; pushes to one of another type (`fcm`, `ios`, …) are logged as `captured`. With
   * `GCTI_GMS_NotifyRequestor` = `true` its client's own events are pushed, too. The user data is read
   * anew at each event. With the format `customhttp`, `GCTI_Chat_PushSubscribe` is not needed.
   * @default 'envelope'
   */
  format?: PushFormat | undefined
  /**
   * What a push in the format `customhttp` or `httpcb` says that has no payload: the same text for every event
   * (GMS: `customhttp.message`). A profile's `settings.chat.pushMessage` comes before it.
   * @default 'You have a new message'
   */
  message?: string | undefined
  /**
   * With which HTTP status a receiver takes a push: any from 200 to 299, or only 200, as GMS's `httpcb` has it
   * whatever this says.
   * @default '2xx'
   */
  success?: '2xx' | '200' | undefined
  /**
   * Headers that pushes are sent with, besides those that `fetch` sets: an object of names and texts, or a function
   * that returns one, at once, each time a push is sent; it must not change the mock. When it throws, or returns
   * something else, the push is logged as `failed` and not sent, and the chat goes on. `content-type` is
   * `application/json` unless it is named here. The values are in no log. They go to whatever address the chat has,
   * which its client can set.
   * @default {}
   * @example headers: { Authorization: 'Bearer secret' }
   * @example headers: ({ session }) => ({ 'x-chat': session.chatId })
   */
  headers?: PushHeaders | undefined
  /**
   * How many more times a push is tried that `failed`, for whatever reason; an integer. The next push of
   * the chat waits meanwhile.
   * @default 0
   */
  retries?: number | undefined
  /**
   * How long after each failure it is tried again, in milliseconds on the mock's clock.
   * @default 0 – at once
   */
  retryDelay?: number | undefined
}

/** The options with their defaults filled in. */
export interface ResolvedOptions {
  baseUrl: string
  profiles: readonly ProfileRow[]
  services: ReadonlySet<string> | undefined
  strict: boolean
  clock: Clock
  advanceTimers: ((milliseconds: number) => unknown) | undefined
  seed: string | number | undefined
  limits: Partial<FileLimits>
  requestLogBytes: number
  push: PushOptions & { url: string | undefined }
}

/** @throws GenesysMockError `INVALID_OPTION` */
export function resolveOptions(options: GenesysMockOptions = {}): ResolvedOptions {
  validateOptions(options)
  const push = options.push ?? {}
  return {
    baseUrl: resolveBaseUrl(options.baseUrl ?? '*'),
    profiles: options.profiles ?? [],
    services: options.services && new Set(options.services),
    strict: options.strict ?? true,
    clock: options.clock ?? systemClock(),
    advanceTimers: options.advanceTimers,
    seed: options.seed,
    limits: options.limits ?? {},
    requestLogBytes: options.requestLogBytes ?? 32 * 1_024 * 1_024,
    push: {
      url: push.url,
      notifyRequestor: push.notifyRequestor ?? false,
      allowHosts: new Set(push.allowHosts?.map((host) => host.toLowerCase())),
      timeout: push.timeout ?? 10_000,
      format: push.format ?? 'envelope',
      message: push.message ?? 'You have a new message',
      success: push.success ?? '2xx',
      headers: typeof push.headers === 'function' ? push.headers : { ...push.headers },
      retries: push.retries ?? 0,
      retryDelay: push.retryDelay ?? 0,
    },
  }
}

/** What has to stand before `/genesys/2/`; a base that Genesys's own clients are given ends with `/genesys`. */
function resolveBaseUrl(baseUrl: string): string {
  if (baseUrl === '*') return baseUrl
  const { origin, pathname } = new URL(baseUrl)
  return (origin + pathname).replace(/\/+$/, '').replace(/\/genesys$/i, '')
}
