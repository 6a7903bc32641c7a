import type { GenesysMock } from 'aura-mocks-genesys-api'
import { type DispatchOptions, toRequest } from './request-of'
import type { Sink } from './sink'

interface Exchange {
  url: string
  request: DispatchOptions
  sink: Sink
}

/** Responds to a request from the mock, as a server would that undici has sent it to. Never throws. */
export async function exchange(genesys: GenesysMock, { url, request, sink }: Exchange): Promise<void> {
  const { signal } = sink.flow
  let cancelTimeout = (): void => {}
  try {
    sink.begin()
    signal.throwIfAborted()
    cancelTimeout = limitHeaders(request, sink)
    const response = await Promise.race([respond(genesys, { url, request, sink }), whenAborted(signal)])
    cancelTimeout()
    await deliver(response, sink)
  } catch (error) {
    cancelTimeout()
    sink.reject(error)
  }
}

async function respond(genesys: GenesysMock, { url, request, sink }: Exchange): Promise<Response> {
  const { signal } = sink.flow
  const arrived = await toRequest(request, url, signal)
  signal.throwIfAborted()
  const response = await genesys.fetch(arrived)
  if (!response || response.type === 'error') throw connectionLost(url)
  return response
}

async function deliver(response: Response, sink: Sink): Promise<void> {
  const { flow } = sink
  const reader = response.body?.getReader()
  const cancel = (): void => void reader?.cancel().catch(() => {})
  flow.signal.addEventListener('abort', cancel)
  try {
    flow.signal.throwIfAborted()
    sink.head(response)
    for (;;) {
      await flow.whenResumed()
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      flow.signal.throwIfAborted()
      if (done) break
      sink.data(Buffer.from(value))
    }
    sink.end()
  } catch (error) {
    cancel()
    throw error
  }
}

/** Rejects with the reason for which a request was aborted. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
  })
}

/** Aborts a request when the time is up that it has for the head of its response; returns what ends that. */
function limitHeaders({ headersTimeout }: DispatchOptions, { flow }: Sink): () => void {
  if (!headersTimeout) return () => {}
  const timer = globalThis.setTimeout(() => flow.abort(headersTimedOut()), headersTimeout)
  return () => globalThis.clearTimeout(timer)
}

/** The error of undici for a request that its server has not responded to in time. */
function headersTimedOut(): Error {
  const name = 'HeadersTimeoutError'
  return Object.assign(new Error('Headers Timeout Error'), { name, code: 'UND_ERR_HEADERS_TIMEOUT' })
}

/** The error of undici for a server that has closed the connection. */
function connectionLost(url: string): Error {
  const text = `other side closed (a fault of the mock cut the connection of ${url.split('?')[0]})`
  return Object.assign(new Error(text), { name: 'SocketError', code: 'UND_ERR_SOCKET' })
}
