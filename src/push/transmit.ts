import type { PushRow } from '../db/rows'
import { blockedBecause } from './blocked'
import { assertResponse, NoResponseError, stubbedBecause } from './fetch-result'
import type { Launches, Marks } from './interception'
import { obstacleTo } from './receiver-policy'

/** What became of a push. */
export interface PushOutcome extends Pick<PushRow, 'httpStatus' | 'error'> {
  status: 'delivered' | 'failed' | 'captured' | 'blocked'
}

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
  /** Called when the receiver has responded. */
  onResponse(): void
  /** Whether this mock's own handler answered the push, for want of another. */
  isCaptured(id: string): boolean
}

/** Posts a push, if that can't reach another machine by accident. Never throws. */
export async function transmit(transmission: Transmission): Promise<PushOutcome> {
  const { row, flight, onResponse } = transmission
  try {
    const response = await sendIfSafe(transmission)
    if (typeof response === 'string') return blocked(response)
    onResponse()
    discardBody(response)
    if (flight.rejection !== undefined)
      return { status: 'failed', httpStatus: response.status, error: flight.rejection }
    return outcomeOf(response, transmission.isCaptured(row.id))
  } catch (error) {
    return { status: 'failed', httpStatus: null, error: describe(error, row.url) }
  }
}

/** The response, or why the push was not sent. */
async function sendIfSafe(transmission: Transmission): Promise<Response | string> {
  const { row, flight, allowHosts, launches, marks } = transmission
  const { signal } = flight.controller
  const send = (): Promise<Response> => post(transmission)
  const obstacle = obstacleTo(row.url, allowHosts)
  flight.isReal = obstacle === undefined
  if (!obstacle) return send()
  const probe = { id: row.id, url: row.url, marks, signal }
  const sending = launches.whenIntercepted(probe, send)
  return (await sending) ?? blockedBecause(row.url, obstacle)
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

function blocked(error: string): PushOutcome {
  return { status: 'blocked', httpStatus: null, error }
}

function outcomeOf({ status }: Response, captured: boolean): PushOutcome {
  if (captured) return { status: 'captured', httpStatus: status, error: null }
  if (status >= 200 && status < 300) return { status: 'delivered', httpStatus: status, error: null }
  return { status: 'failed', httpStatus: status, error: `the receiver answered HTTP ${status}` }
}

function describe(error: unknown, url: string): string {
  if (error instanceof NoResponseError) return stubbedBecause(url, error)
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
