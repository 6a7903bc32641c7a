/**
 * What became of a push.
 *
 * - `pending`: queued, on its way, or waiting to be tried again.
 * - `delivered`: the receiver answered 2xx.
 * - `failed`: it answered otherwise, not at all, or not in time, the last time it was tried; or the body
 *   could not be built.
 * - `captured`: nobody took it, and the mock itself answered, so that it did not leave the machine.
 * - `blocked`: it was not sent, for it would have left the machine.
 */
export type PushStatus = 'pending' | 'delivered' | 'failed' | 'captured' | 'blocked'
