import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium: what `CHROMIUM_PATH` says, or where it usually is; undefined: there is none.
 *
 * @throws Error if there is none and `CI` is `true`: what a release rests on must not be skipped.
 */
export function findChromium(): string | undefined {
  const { CHROMIUM_PATH, CI } = process.env
  const path = (CHROMIUM_PATH ? [CHROMIUM_PATH] : usualPlaces).find((place) => existsSync(place))
  if (path === undefined && CI === 'true')
    throw new Error(`Failed to run the tests in Chromium: ${whyMissing()}`)
  return path
}

/** Why there is no Chromium, and how to get one. */
export function whyMissing(): string {
  const { CHROMIUM_PATH } = process.env
  const reason = CHROMIUM_PATH ? `there is nothing at CHROMIUM_PATH=${CHROMIUM_PATH}` : 'there is none here'
  return `${reason}. Install it (apt-get install chromium), or set CHROMIUM_PATH to the program.`
}

/** What Chromium is started with: it asks nothing of the network that a page does not ask. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Only this machine has a name: what would leave it fails, or arrives at a server of the test's own.
  '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]
