import type { Dispatcher } from 'undici'
import { Flow } from './flow'

/** What a dispatcher is given to report a response to, in whichever version of undici. */
export type Handler = Dispatcher.DispatchHandlers

/** The head of a response. */
interface Head {
  status: number
  statusText: string
  headers: Headers
}

/** A handler of any version, as this package reports to it. */
export interface Sink {
  readonly flow: Flow
  /** The request goes out. */
  begin(): void
  head(head: Head): void
  data(chunk: Buffer): void
  end(): void
  reject(error: unknown): void
}

/** What undici 7 and 8 report to; undici 6 does not know these methods. */
interface NewHandler {
  onRequestStart(controller: Controller, context: unknown): void
  onResponseStarted?(): void
  onResponseStart?(controller: Controller, status: number, headers: object, statusText: string): void
  onResponseData?(controller: Controller, chunk: Buffer): void
  onResponseEnd?(controller: Controller, trailers: object): void
  onResponseError?(controller: Controller, error: unknown): void
}

interface Controller {
  readonly aborted: boolean
  readonly paused: boolean
  readonly reason: unknown
  rawHeaders: Buffer[] | null
  rawTrailers: Buffer[] | null
  abort(reason: unknown): void
  pause(): void
  resume(): void
}

export function isNewHandler(handler: object): handler is NewHandler {
  return 'onRequestStart' in handler && typeof handler.onRequestStart === 'function'
}

export function toSink(handler: Handler): Sink {
  return isNewHandler(handler) ? toNewSink(handler) : toOldSink(handler)
}

function toNewSink(handler: NewHandler): Sink {
  const flow = new Flow()
  const controller = toController(flow)
  return {
    flow,
    begin: () => handler.onRequestStart(controller, {}),
    head({ status, statusText, headers }) {
      controller.rawHeaders = toRawHeaders(headers)
      handler.onResponseStarted?.()
      handler.onResponseStart?.(controller, status, Object.fromEntries(headers), statusText)
    },
    data: (chunk) => handler.onResponseData?.(controller, chunk),
    end() {
      controller.rawTrailers = []
      handler.onResponseEnd?.(controller, {})
    },
    reject: (error) => handler.onResponseError?.(controller, error),
  }
}

function toController(flow: Flow): Controller {
  return {
    get aborted() {
      return flow.signal.aborted
    },
    get paused() {
      return flow.isPaused
    },
    get reason(): unknown {
      return flow.signal.reason
    },
    rawHeaders: null,
    rawTrailers: null,
    abort: (reason) => flow.abort(reason),
    pause: () => flow.pause(),
    resume: () => flow.resume(),
  }
}

function toOldSink(handler: Handler): Sink {
  const flow = new Flow()
  const pauseIf = (isFull: boolean): void => {
    if (isFull) flow.pause()
  }
  return {
    flow,
    begin: () => handler.onConnect?.((reason) => flow.abort(reason)),
    head({ status, statusText, headers }) {
      handler.onResponseStarted?.()
      pauseIf(handler.onHeaders?.(status, toRawHeaders(headers), () => flow.resume(), statusText) === false)
    },
    data: (chunk) => pauseIf(handler.onData?.(chunk) === false),
    end: () => handler.onComplete?.([]),
    reject: (error) => handler.onError?.(error instanceof Error ? error : new Error(String(error))),
  }
}

function toRawHeaders(headers: Headers): Buffer[] {
  return [...headers].flat().map((text) => Buffer.from(text, 'latin1'))
}
