import type { PushRow } from '../db/rows'
import { blockedBecause, capturedBecause, capturedUnintercepted } from './blocked'
import { describeFailure } from './describe-failure'
import { assertResponse } from './fetch-result'
import type { Launches, Marks } from './interception'
import { isRefusal, type NetworkGuard } from './network-guard'
import type { Place } from './place'
import { type PushOutcome, withoutResponse } from './push-outcome'
import { readStart } from './read-start'
import { type Obstacle, obstacleTo } from './receiver-policy'

/** A push that is with its receiver. */
export interface Flight {
  url: string
  controller: AbortController
  /** It may be with a real server, which takes its time. */
  isReal: boolean
  /** It certainly is: it has gone out to the network. */
  isOnNetwork: boolean
  /** Its time is up on the mock's clock. */
  isExpiring: boolean
  /** Its receiver has responded, and its outcome follows in a moment. */
  hasResponded: boolean
  /** Why it must not be repeated, if its receiver turned out to be the mock itself. */
  rejection: string | undefined
}

export interface Transmission {
  row: Readonly<PushRow>
  flight: Flight
  allowHosts: ReadonlySet<string>
  /** With which status the receiver takes the push. */
  success: '2xx' | '200'
  /** The user's, by their names in lower case. */
  headers: Readonly<Record<string, string>>
  launches: Launches
  marks: Marks
  /** Answers a push that must not leave, in place of the network; undefined: the handlers in the way of `fetch` do. */
  respond: TransmissionRespond | undefined
  /** Keeps a push that must not leave from leaving. */
  guard: NetworkGuard
  place: Place
  /** Called when the receiver has responded. */
  onResponse(): void
  /** Whether this mock's own handler answered the push, for want of another. */
  isCaptured(id: string): boolean
  /** Whether a push that must not leave is captured, instead of blocked, if nothing intercepts it. */
  isCapturing(): boolean
}

export type TransmissionRespond = (request: Request) => Promise<Response | undefined>

type FetchOptions = ReturnType<NetworkGuard['init']>

/** Posts a push, if that can't reach another machine by accident. Never throws. */
export async function transmit(transmission: Transmission): Promise<PushOutcome> {
  const { row, flight, allowHosts, place, onResponse } = transmission
  const obstacle = obstacleTo(row.url, allowHosts)
  try {
    const response = await sendIfSafe(transmission, obstacle)
    if (!response && obstacle) return notIntercepted(transmission, obstacle)
    assertResponse(response)
    flight.hasResponded = true
    onResponse()
    if (transmission.isCaptured(row.id)) {
      discardBody(response)
      return captured(response, capturedBecause(row.url, obstacle, place))
    }
    return outcomeOf(response, await readStart(response, flight.isReal), transmission)
  } catch (error) {
    if (obstacle && isRefusal(error)) return notIntercepted(transmission, obstacle)
    return withoutResponse('failed', describeFailure(error, row.url))
  }
}

/** What becomes of a push that must not leave, when no handlers of this mock's intercept requests. */
function notIntercepted({ row, place, isCapturing }: Transmission, obstacle: Obstacle): PushOutcome {
  return isCapturing()
    ? captured({ status: 200 }, capturedUnintercepted(row.url, obstacle))
    : withoutResponse('blocked', blockedBecause(row.url, obstacle, place))
}

/** The response; undefined: there is an obstacle, and no handlers of this mock's intercept requests. */
async function sendIfSafe(
  transmission: Transmission,
  obstacle: Obstacle | undefined,
): Promise<Response | undefined> {
  const { row, flight, launches, marks, guard, respond } = transmission
  const { signal } = flight.controller
  flight.isReal = obstacle === undefined
  if (!obstacle) return post(transmission, {})
  if (respond) return answerInPage(respond(toRequest(transmission)))
  const send = (): Promise<Response> => post(transmission, guard.init(row.url, transmission.isCapturing()))
  return launches.whenIntercepted({ id: row.id, url: row.url, marks, signal }, send)
}

/** What a page's handlers respond; undefined: they let it through, or none responds. */
async function answerInPage(responding: Promise<Response | undefined>): Promise<Response | undefined> {
  const response = await responding
  if (response?.type === 'error') throw new TypeError('Failed to fetch')
  return response && isPassedThrough(response) ? undefined : response
}

/** MSW's mark on what `passthrough()` returns. */
function isPassedThrough({ headers }: Response): boolean {
  return headers.get('x-msw-intention') === 'passthrough'
}

function toRequest(transmission: Transmission): Request {
  return new globalThis.Request(transmission.row.url, initOf(transmission))
}

async function post(transmission: Transmission, options: FetchOptions): Promise<Response> {
  const init = { ...options, ...initOf(transmission) }
  const response: unknown = await globalThis.fetch(transmission.row.url, init)
  assertResponse(response)
  return response
}

function initOf({ row, headers, marks, flight }: Transmission) {
  const isPlain = row.deviceType === 'httpcb' && typeof row.body === 'string'
  return {
    method: 'POST',
    headers: {
      'content-type': isPlain ? 'text/plain' : 'application/json',
      ...headers,
      ...marks.push(row.id),
    },
    body: isPlain ? row.body : JSON.stringify(row.body),
    // A redirect could lead to another host.
    redirect: 'manual' as const,
    signal: flight.controller.signal,
  }
}

/** Not awaited: where someone else holds a copy of the body, cancelling ends only when theirs does. */
function discardBody(response: Response): void {
  response.body?.cancel().catch(() => {})
}

function captured({ status }: Pick<Response, 'status'>, note: string): PushOutcome {
  return { status: 'captured', httpStatus: status, error: null, responseBody: null, note }
}

function outcomeOf(
  { status: httpStatus }: Response,
  responseBody: string | null,
  { success, flight: { rejection } }: Transmission,
): PushOutcome {
  const isTaken = success === '200' ? httpStatus === 200 : httpStatus >= 200 && httpStatus < 300
  const isGood = isTaken && rejection === undefined
  const only =
    success === '200' && httpStatus >= 200 && httpStatus < 300 ? ', and only 200 counts as success' : ''
  const error = isGood ? null : (rejection ?? `the receiver answered HTTP ${httpStatus}${only}`)
  return { status: isGood ? 'delivered' : 'failed', httpStatus, error, responseBody, note: null }
}
