/** An asynchronous context that was captured. */
export interface CapturedContext {
  /** Runs something in it. */
  run(action: () => void): void
  /** It will not be needed again, which tools that look for what was left open want to hear. */
  release(): void
}

/**
 * Captures the asynchronous context, which is how MSW's `server.boundary` knows to whom a request belongs:
 * what happens later in a chat must happen in the context in which it was set off, not in that of
 * whoever's timer fires. Where there is no such thing (browsers), all is one context.
 */
export function captureContext(): CapturedContext {
  const hooks = asyncHooks()
  if (!hooks) return { run: (action) => action(), release() {} }
  // Not `AsyncLocalStorage.snapshot()`, which is the same, but several times as slow in Node 20.
  const resource = new hooks.AsyncResource('GenesysMock', { requireManualDestroy: true })
  return {
    run: (action) => resource.runInAsyncScope(action),
    release: () => void resource.emitDestroy(),
  }
}

interface AsyncHooks {
  AsyncResource: new (
    type: string,
    options: { requireManualDestroy: boolean },
  ) => { runInAsyncScope(action: () => void): void; emitDestroy(): unknown }
}

/** Asked for at run time, so that no bundler has to know of a module that only Node has. */
function asyncHooks(): AsyncHooks | undefined {
  const { process }: { process?: { getBuiltinModule?: (id: string) => AsyncHooks | undefined } } = globalThis
  return process?.getBuiltinModule?.('node:async_hooks')
}
