import * as v from 'valibot'

/**
 * The form of an object that has these fields and no others.
 *
 * @param expected - What is expected, as "an object { from, text? }".
 * @note valibot accepts an array as an object.
 */
export function objectOf<Entries extends v.ObjectEntries>(
  entries: Entries,
  expected: string,
  message: v.ErrorMessage<v.StrictObjectIssue> = fieldMessage(entries, expected),
) {
  const schema = v.strictObject(entries, message)
  const isNoArray = (value: unknown): boolean => !Array.isArray(value)
  return v.pipe(v.custom<v.InferInput<typeof schema>>(isNoArray, `expected ${expected}`), schema)
}

/** Tells a missing field, an unknown field and a value of the wrong kind apart. */
export function fieldMessage(entries: object, expected: string): (issue: v.StrictObjectIssue) => string {
  return (issue) => {
    if (issue.expected === 'never') return `there is no such field, only ${Object.keys(entries).join(', ')}`
    if (issue.received === 'undefined' && issue.path) return 'missing'
    return `expected ${expected}`
  }
}

/**
 * The form of an argument with options. One that may be absent may be undefined, too.
 *
 * @param expected - What is expected, as "an object of options".
 */
export function optionsOf<Entries extends v.ObjectEntries>(
  entries: Entries,
  expected = `an object { ${Object.keys(entries).join('?, ')}? }`,
) {
  const got: Message = ({ received }) => `expected ${expected}, got ${received}`
  const schema = v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return `there is no such option, only ${Object.keys(entries).join(', ')}`
    return issue.received === 'undefined' && issue.path ? 'missing' : got(issue)
  })
  const isNoArray = (value: unknown): boolean => !Array.isArray(value)
  return v.pipe(v.custom<v.InferInput<typeof schema>>(isNoArray, got), schema)
}

type Message = (issue: { received: string }) => string
