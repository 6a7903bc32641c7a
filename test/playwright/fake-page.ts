import type { RouteHandler, RouteTarget } from 'aura-mocks-genesys-api/playwright'

/** A page without a browser: what is routed, and what is called back. */
export function createFakePage(): RouteTarget & { handlers: RouteHandler[]; listeners: unknown[] } {
  const handlers: RouteHandler[] = []
  const listeners: unknown[] = []
  const remove = (list: unknown[], value: unknown): void => void list.splice(list.indexOf(value), 1)
  return {
    handlers,
    listeners,
    async route(_, handler) {
      handlers.push(handler)
    },
    async unroute(_, handler) {
      remove(handlers, handler)
    },
    on: (_, listener) => listeners.push(listener),
    off: (_, listener) => remove(listeners, listener),
  }
}
