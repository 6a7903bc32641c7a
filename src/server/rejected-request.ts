import type { IncomingMessage } from 'node:http'

/** A request that the server rejected itself, without asking the mock. */
export interface RejectedRequest {
  readonly method: string
  /** As the client sent it: a path with its query, or a whole URL. */
  readonly url: string
  /**
   * - 403: a `Host` or an `Origin` that is not allowed.
   * - 404: nothing of Genesys's is at this URL.
   * - 413: the body is larger than `bodyLimit`.
   * - 500, 503: the mock failed, or was disposed of.
   */
  readonly httpStatus: number
  /** Why, and what to do, as in the response. */
  readonly advice: string
}

/** How a request was rejected. */
export type Rejection = Pick<RejectedRequest, 'httpStatus' | 'advice'>

/** Tells a listener of a rejected request; one that throws does not disturb the server. */
export function tellRejected(
  listener: ((request: RejectedRequest) => void) | undefined,
  { method = 'GET', url = '/' }: Pick<IncomingMessage, 'method' | 'url'>,
  { httpStatus, advice }: Rejection,
): void {
  try {
    listener?.({ method, url, httpStatus, advice })
  } catch (error) {
    void Promise.reject(error)
  }
}
