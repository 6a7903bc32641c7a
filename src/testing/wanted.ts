import { GenesysMockError } from '../errors'

/**
 * What is waited for, or looked for: a text, or a pattern, that the text of the event has to match; or a
 * function that says of each candidate whether it is the one.
 */
export type Wanted<Candidate> = string | RegExp | ((candidate: Candidate) => boolean)

/** @throws GenesysMockError `INVALID_PARAMETER` when it is none of these, as an object: it would match anything. */
export function assertWanted(wanted: unknown, action: string): void {
  const isGood = ['undefined', 'string', 'function'].includes(typeof wanted) || wanted instanceof RegExp
  if (isGood) return
  throw new GenesysMockError('INVALID_PARAMETER', {
    action,
    reason: `wanted: expected a text, a RegExp or a function, got ${wanted === null ? 'null' : typeof wanted}`,
    remedy: "For fields of an event write a function: ({ type }) => type === 'Message'.",
  })
}

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
