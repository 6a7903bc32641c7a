import type { PushRow } from '../db/rows'
import type { Launches, Marks } from './interception'
import { isRefusal, type NetworkGuard } from './network-guard'
import { isAllowedReceiver } from './receiver-policy'

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
}

export interface Transmission {
  row: Readonly<PushRow>
  flight: Flight
  allowHosts: ReadonlySet<string>
  launches: Launches
  marks: Marks
  /** Answers a push that must not leave, in place of the network; undefined: the handlers in the way of `fetch` do. */
  respond: TransmissionRespond | undefined
  /** Keeps a push that must not leave from leaving. */
  guard: NetworkGuard
  /** Called when the receiver has responded. */
  onResponse(): void
  /** Whether this mock's own handler answered the push, for want of another. */
  isCaptured(id: string): boolean
}

export type TransmissionRespond = (request: Request) => Promise<Response | undefined>

type FetchOptions = ReturnType<NetworkGuard['init']>

/** Posts a push, if that can't reach another machine by accident. Never throws. */
export async function transmit(transmission: Transmission): Promise<PushOutcome> {
  const { row, flight, allowHosts, launches, marks, guard, respond, onResponse } = transmission
  const { signal } = flight.controller
  const send = (init: FetchOptions): Promise<Response> => post(transmission, init)
  try {
    const isAllowed = isAllowedReceiver(row.url, allowHosts)
    flight.isReal = isAllowed
    const sendGuarded = (): Promise<Response> => send(guard.init())
    const response = isAllowed
      ? await send({})
      : await (respond?.(toRequest(transmission)) ??
          launches.whenIntercepted({ id: row.id, url: row.url, marks, signal }, sendGuarded))
    if (response?.type === 'error') throw new TypeError('Failed to fetch')
    if (response && isPassedThrough(response)) {
      return { status: 'blocked', httpStatus: null, error: passedThrough(row.url) }
    }
    if (!response) return { status: 'blocked', httpStatus: null, error: blockedBecause(row.url) }
    onResponse()
    discardBody(response)
    return outcomeOf(response, transmission.isCaptured(row.id))
  } catch (error) {
    if (isRefusal(error)) return { status: 'blocked', httpStatus: null, error: blockedBecause(row.url) }
    return { status: 'failed', httpStatus: null, error: describe(error) }
  }
}

function post(transmission: Transmission, options: FetchOptions): Promise<Response> {
  const init = { ...options, ...initOf(transmission) }
  return globalThis.fetch(transmission.row.url, init)
}

function toRequest(transmission: Transmission): Request {
  return new globalThis.Request(transmission.row.url, initOf(transmission))
}

/** MSW's mark on what `passthrough()` returns. */
function isPassedThrough({ headers }: Response): boolean {
  return headers.get('x-msw-intention') === 'passthrough'
}

function passedThrough(url: string): string {
  const { host } = new URL(url)
  return `Failed to push to ${host}: it is another machine, and a handler has let the push through to it. Respond to it in the handler, or name "${host}" in push.allowHosts.`
}

function initOf({ row, marks, flight }: Transmission) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...marks.push(row.id) },
    body: JSON.stringify(row.body),
    // A redirect could lead to another host.
    redirect: 'manual' as const,
    signal: flight.controller.signal,
  }
}

/** Not awaited: where someone else holds a copy of the body, cancelling ends only when theirs does. */
function discardBody(response: Response): void {
  response.body?.cancel().catch(() => {})
}

function outcomeOf({ ok, status }: Response, captured: boolean): PushOutcome {
  if (captured) return { status: 'captured', httpStatus: status, error: null }
  if (ok) return { status: 'delivered', httpStatus: status, error: null }
  return { status: 'failed', httpStatus: status, error: `the receiver answered HTTP ${status}` }
}

function blockedBecause(url: string): string {
  const { host } = new URL(url)
  return (
    `Failed to push to ${host}: it is another machine, and this mock's handlers do not intercept requests. ` +
    'Spread genesys.handlers into setupServer() and call server.listen(); keep handlers such as http.all("*") from ' +
    `answering in their place; or name "${host}" in push.allowHosts.`
  )
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
