import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Opens a page in Chromium, and closes it after the work; what the page throws fails the story. */
export async function inChromium(url, work) {
  const executablePath = places.find((place) => place && existsSync(place))
  assert(executablePath, 'There is no Chromium. Install it, or set CHROMIUM_PATH to the program.')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(30_000)
    const thrown = []
    page.on('pageerror', (error) => thrown.push(error.message))
    await page.goto(url)
    await work(page)
    assert.deepEqual(thrown, [])
  } finally {
    await browser.close()
  }
}

/** Puts MSW's worker into the public folder, as the documents say. */
export function putWorker(folder) {
  execFileSync(process.execPath, ['node_modules/msw/cli/index.js', 'init', folder, '--no-save'])
}

/** Starts a chat by the page's button, and waits until the page and the console show it. */
export async function startChat(page) {
  await page.getByRole('button', { name: 'Chat', exact: true }).click()
  await page.locator('output').filter({ hasText: /^\w+$/ }).first().waitFor()
  await page.locator('genesys-console [data-chat-id]').first().waitFor()
}

/** Whether a script below a folder has the console or MSW in it. */
export async function hasMock(folder) {
  const files = await readdir(folder, { recursive: true })
  const scripts = files.filter((file) => file.endsWith('.js'))
  assert(scripts.length > 0, `There is no script in ${folder}.`)
  const texts = await Promise.all(scripts.map((file) => readFile(path.join(folder, file), 'utf8')))
  return texts.some((text) => /genesys-console-desk|MOCK_ACTIVATE/.test(text))
}
