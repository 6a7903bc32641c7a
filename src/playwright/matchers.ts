import {
  type GenesysMatchers,
  type MatcherContext,
  type MatcherResult,
  genesysMatchers as matchers,
} from '../testing/matchers'

/** A matcher as Playwright's `expect.extend` takes it. */
export type PlaywrightMatcher<Args extends unknown[]> = (
  this: unknown,
  received: unknown,
  ...args: Args
) => MatcherResult

/** The matchers of {@link GenesysMatchers}, as Playwright's `expect.extend` takes them. */
export type PlaywrightMatchers = {
  [Name in keyof GenesysMatchers]: PlaywrightMatcher<Parameters<GenesysMatchers[Name]>>
}

/**
 * Matchers for Playwright's `expect`: the same as in Vitest and Jest. Those of Playwright, such as
 * `expect.stringContaining()`, may stand for values.
 *
 * @example
 * import { expect as base } from '@playwright/test'
 * const expect = base.extend(genesysMatchers)
 * expect(genesys).toHavePushed('Hello')
 */
export const genesysMatchers: PlaywrightMatchers = {
  toHaveReceivedMessage: (received, ...args) =>
    matchers.toHaveReceivedMessage.call(context, received, ...args),
  toHavePushed: (received, ...args) => matchers.toHavePushed.call(context, received, ...args),
  toBeEnded: (received, ...args) => matchers.toBeEnded.call(context, received, ...args),
  toHaveNothingPending: (received, ...args) => matchers.toHaveNothingPending.call(context, received, ...args),
}

/** Playwright gives no `equals` to matchers of others that takes testers, as those of Jest and Vitest do. */
const context: MatcherContext = {
  equals: (actual, expected) => includes(actual, expected),
  utils: {
    iterableEquality: undefined,
    subsetEquality: undefined,
    stringify: (value) => JSON.stringify(value) ?? String(value),
  },
}

/** Whether a value has all that another one asks for: of an object its fields, of an array each item. */
function includes(actual: unknown, expected: unknown): boolean {
  if (isAsymmetric(expected)) return expected.asymmetricMatch(actual)
  if (Object.is(actual, expected)) return true
  if (typeof actual !== 'object' || typeof expected !== 'object' || actual === null || expected === null)
    return false
  if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length)) return false
  return Object.entries(expected).every(([name, value]) => includes(Reflect.get(actual, name), value))
}

function isAsymmetric(value: unknown): value is { asymmetricMatch(actual: unknown): boolean } {
  return typeof value === 'object' && value !== null && 'asymmetricMatch' in value
}
