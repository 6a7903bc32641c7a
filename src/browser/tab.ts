import type { RequestHandler } from 'msw'

/** How a tab answers: from a mock of its own, or from one that it shares. */
export interface Tab {
  /** In the order in which they are to be asked. */
  readonly handlers: readonly RequestHandler[]
  /** Once the worker runs: goes on where the state was kept. */
  begin(): Promise<void>
  fetch(request: Request): Promise<Response | undefined>
  forget(): void
  /** Keeps the state, and leaves nothing behind. */
  end(): void
}
