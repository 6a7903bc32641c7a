import * as v from 'valibot'

/**
 * What is waited for, or looked for: a text, or a pattern, that the text of the event has to match; or a
 * function that says of each candidate whether it is the one.
 */
export type Wanted<Candidate> = string | RegExp | ((candidate: Candidate) => boolean)

/** The form of these; an object would match anything. */
export const wantedSchema = v.optional(
  v.custom<Wanted<unknown>>(
    (wanted) => typeof wanted === 'string' || typeof wanted === 'function' || wanted instanceof RegExp,
    ({ received }) =>
      `expected a text, a RegExp or a function, got ${received}; for fields of an event write ({ type }) => type === "Message"`,
  ),
)

/** Whether a candidate is wanted; without a wish, any is. */
export function isWanted<Candidate>(
  wanted: Wanted<Candidate> | undefined,
  candidate: Candidate,
  text: string | undefined,
): boolean {
  if (wanted === undefined) return true
  if (typeof wanted === 'function') return wanted(candidate)
  if (typeof wanted === 'string') return text === wanted
  return text !== undefined && text.search(wanted) >= 0
}

/** The wish in words, completing "none …". */
export function describeWanted<Candidate>(wanted: Wanted<Candidate> | undefined): string {
  if (wanted === undefined) return 'at all'
  if (typeof wanted === 'function') return 'that satisfies the predicate'
  return typeof wanted === 'string'
    ? `with the text ${JSON.stringify(wanted)}`
    : `with a text that matches ${wanted}`
}
