/** What is bundled, and how: shared by tsup and by the third-party notices, so that the two cannot differ. */
export const LIBRARY_ENTRIES = {
  index: 'src/index.ts',
}

/** Left to the consumer, with their subpaths: there has to be one msw, his own. All else is bundled. */
export const EXTERNAL_PACKAGES = ['msw']

/** `browser` selects the build of nanoid that runs everywhere: it asks `globalThis.crypto`, not `node:crypto`. */
export const LIBRARY_TARGET = { platform: 'browser', target: 'es2022' } as const
