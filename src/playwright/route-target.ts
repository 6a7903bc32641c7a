/** The part of a `Page` or a `BrowserContext` of Playwright that the mock needs. */
export interface RouteTarget {
  route(url: RegExp, handler: RouteHandler): Promise<unknown>
  unroute(url: RegExp, handler: RouteHandler): Promise<unknown>
  on(event: 'requestfailed', listener: (request: RouteRequest) => void): unknown
  off(event: 'requestfailed', listener: (request: RouteRequest) => void): unknown
}

/** What Playwright calls for each request that a page makes to a matching URL. */
export type RouteHandler = (route: RouteLike, request: RouteRequest) => unknown

/** The part of a `Route` of Playwright that the mock needs. */
export interface RouteLike {
  fulfill(response: RouteFulfillment): Promise<void>
  abort(errorCode?: string): Promise<void>
  fallback(): Promise<void>
}

/** What a route is fulfilled with. */
export interface RouteFulfillment {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** The part of a `Request` of Playwright that the mock needs. */
export interface RouteRequest {
  url(): string
  method(): string
  headers(): Record<string, string>
  postDataBuffer(): Buffer | null
}
