// The original asks `Object#toString` to work around Safari 9, which no longer matters.
export function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}
