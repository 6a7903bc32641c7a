import { join } from 'node:path'

/**
 * Where Jest finds the packages of msw 2 that are published as ES modules only, which `require` can't load there. Each
 * is the installed package, whatever transforms and `transformIgnorePatterns` the project has.
 */
export const moduleNameMapper: Record<string, string> = {
  '^rettime$': join(__dirname, 'jest-preset/rettime.cjs'),
  '^until-async$': join(__dirname, 'jest-preset/until-async.cjs'),
  '^@open-draft/deferred-promise$': join(__dirname, 'jest-preset/deferred-promise.cjs'),
}

/** What `jest.useFakeTimers()` must leave alone: Node reads responses with the one, msw 3 makes requests with the other. */
export const fakeTimers: { doNotFake: ('nextTick' | 'queueMicrotask')[] } = {
  doNotFake: ['nextTick', 'queueMicrotask'],
}
