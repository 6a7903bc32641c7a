/** Whether a value is a promise, of whatever make. */
export function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value>
export function isPromise(value: unknown): value is PromiseLike<unknown>
export function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** For a promise that nobody will look at: what it fails with is nobody's unhandled rejection. */
export function ignore(promise: PromiseLike<unknown>): void {
  promise.then(undefined, () => {})
}
