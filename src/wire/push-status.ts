/**
 * What became of a push.
 *
 * - `pending`: queued, on its way, waiting to be tried again, or held back by a fault.
 * - `delivered`: the receiver answered 2xx.
 * - `failed`: it answered otherwise, not at all, or not in time, the last time it was tried; or the body
 *   could not be built, or a fault dropped it.
 * - `captured`: nobody took it, and the mock itself answered, so that it did not leave the machine.
 * - `blocked`: it was not sent, for it would have left the machine.
 */
export type PushStatus = 'pending' | 'delivered' | 'failed' | 'captured' | 'blocked'
