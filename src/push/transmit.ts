import type { PushRow } from '../db/rows'
import { blockedBecause, capturedBecause } from './blocked'
import { describeFailure } from './describe-failure'
import { assertResponse } from './fetch-result'
import type { Launches, Marks } from './interception'
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
  /** The user's, by their names in lower case. */
  headers: Readonly<Record<string, string>>
  launches: Launches
  marks: Marks
  place: Place
  /** Called when the receiver has responded. */
  onResponse(): void
  /** Whether this mock's own handler answered the push, for want of another. */
  isCaptured(id: string): boolean
}

/** Posts a push, if that can't reach another machine by accident. Never throws. */
export async function transmit(transmission: Transmission): Promise<PushOutcome> {
  const { row, flight, allowHosts, place, onResponse } = transmission
  try {
    const obstacle = obstacleTo(row.url, allowHosts)
    const response = await sendIfSafe(transmission, obstacle)
    if (!response && obstacle) return withoutResponse('blocked', blockedBecause(row.url, obstacle, place))
    assertResponse(response)
    flight.hasResponded = true
    onResponse()
    if (transmission.isCaptured(row.id)) {
      discardBody(response)
      return captured(response, capturedBecause(row.url, obstacle, place))
    }
    return outcomeOf(response, await readStart(response, flight.isReal), flight.rejection)
  } catch (error) {
    return withoutResponse('failed', describeFailure(error, row.url))
  }
}

/** The response; undefined: there is an obstacle, and no handlers of this mock's intercept requests. */
async function sendIfSafe(
  transmission: Transmission,
  obstacle: Obstacle | undefined,
): Promise<Response | undefined> {
  const { row, flight, launches, marks } = transmission
  const { signal } = flight.controller
  const send = (): Promise<Response> => post(transmission)
  flight.isReal = obstacle === undefined
  return obstacle ? launches.whenIntercepted({ id: row.id, url: row.url, marks, signal }, send) : send()
}

async function post({ row, headers, marks, flight }: Transmission): Promise<Response> {
  const response: unknown = await globalThis.fetch(row.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers, ...marks.push(row.id) },
    body: JSON.stringify(row.body),
    // A redirect could lead to another host.
    redirect: 'manual',
    signal: flight.controller.signal,
  })
  assertResponse(response)
  return response
}

/** Not awaited: where someone else holds a copy of the body, cancelling ends only when theirs does. */
function discardBody(response: Response): void {
  response.body?.cancel().catch(() => {})
}

function captured({ status }: Response, note: string): PushOutcome {
  return { status: 'captured', httpStatus: status, error: null, responseBody: null, note }
}

function outcomeOf(
  { status: httpStatus }: Response,
  responseBody: string | null,
  rejection: string | undefined,
): PushOutcome {
  const isGood = httpStatus >= 200 && httpStatus < 300 && rejection === undefined
  const error = isGood ? null : (rejection ?? `the receiver answered HTTP ${httpStatus}`)
  return { status: isGood ? 'delivered' : 'failed', httpStatus, error, responseBody, note: null }
}
