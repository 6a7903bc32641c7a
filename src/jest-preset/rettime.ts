import { loadInstalled } from './load-installed'

/** What msw takes from the package `rettime`. */
export const { Emitter, TypedEvent } = loadInstalled('rettime')
