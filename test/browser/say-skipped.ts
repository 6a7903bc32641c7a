import { whyMissing } from './find-chromium.ts'

/** Says, once a run, that the tests in Chromium are missing from it. */
export function setup(): void {
  console.warn(`SKIPPED: the tests in Chromium, since ${whyMissing()}`)
}
