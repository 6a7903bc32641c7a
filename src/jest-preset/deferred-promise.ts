import { loadInstalled } from './load-installed'

/** What msw takes from the package `@open-draft/deferred-promise`. */
export const { DeferredPromise, createDeferredExecutor } = loadInstalled('@open-draft/deferred-promise')
