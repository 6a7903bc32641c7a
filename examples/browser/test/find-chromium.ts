import { existsSync } from 'node:fs'

/** Where a Chromium is: what `CHROMIUM_PATH` says, or where Debian has it; undefined: there is none. */
export function findChromium(): string | undefined {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (existsSync(path)) return path
  const problem = `there is no Chromium at ${path}. Install it, or set CHROMIUM_PATH.`
  if (process.env.CI === 'true') throw new Error(`Failed to run the tests: ${problem}`)
  console.warn(`SKIPPED: ${problem}`)
  return undefined
}
