// The date comparators need one function of the library, for Date values and timestamps only.
type DateInput = Date | number

/** Returns -1, 0 or 1, or NaN when one of the two is not a date (as the original does). */
export function compareAsc(left: DateInput, right: DateInput): number {
  return Math.sign(toTimestamp(left) - toTimestamp(right))
}

function toTimestamp(value: unknown): number {
  const isDate = Object.prototype.toString.call(value) === '[object Date]'
  // The original does not parse strings either.
  return isDate || typeof value === 'number' ? new Date(value as DateInput).getTime() : Number.NaN
}
