import { createRequire } from 'node:module'
import path from 'node:path'
import { isObject } from '../runtime/schemas'

/** The parts of Jest that a set-up needs. */
export interface Jest {
  beforeAll(hook: () => Promise<void>): void
  afterEach(hook: () => Promise<void>): void
  afterAll(hook: () => Promise<void>): void
  expect: { extend(matchers: object): void; getState(): { currentTestName?: string } }
}

/**
 * Jest's hooks: the global ones, or with `injectGlobals: false` those of `@jest/globals`.
 *
 * @throws Error where there are none.
 */
export function findJest(): Jest {
  const globals: unknown = globalThis
  if (isJest(globals)) return globals
  // Jest puts its own `require` into every module that it loads, ES modules included; that gives `@jest/globals`
  // wherever it is asked from, also where the package is not installed.
  const requireInJest = createRequire(path.join(globalThis.process.cwd(), 'any-file.js'))
  const imported: unknown = requireInJest('@jest/globals')
  if (isJest(imported)) return imported
  throw new Error('@jest/globals has no hooks')
}

function isJest(value: unknown): value is Jest {
  return (
    isObject(value) &&
    ['beforeAll', 'afterEach', 'afterAll', 'expect'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  )
}
