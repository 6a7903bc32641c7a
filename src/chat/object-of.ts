import * as v from 'valibot'

/**
 * The form of an object that has these fields and no others.
 *
 * @param expected - What is expected, as "an object { from, text? }".
 * @note valibot takes an array for an object.
 */
export function objectOf<Entries extends v.ObjectEntries>(
  entries: Entries,
  expected: string,
  message: v.ErrorMessage<v.StrictObjectIssue> = fieldMessage(expected),
) {
  const schema = v.strictObject(entries, message)
  const isNoArray = (value: unknown): boolean => !Array.isArray(value)
  return v.pipe(v.custom<v.InferInput<typeof schema>>(isNoArray, `expected ${expected}`), schema)
}

/** Tells a missing field, an unknown field and a value of the wrong kind apart. */
export function fieldMessage(expected: string): (issue: v.StrictObjectIssue) => string {
  return (issue) => {
    if (issue.expected === 'never') return 'there is no such field'
    if (issue.received === 'undefined' && issue.path) return 'missing'
    return `expected ${expected}`
  }
}
