import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { hasMock, inChromium, putWorker, startChat } from './in-chromium.mjs'

process.env.NEXT_TELEMETRY_DISABLED = '1'

/** Runs a command of Next.js to its end, or until it listens; its address, and what ends it. */
function next(command, ...parameters) {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', command, ...parameters], {
    env: { ...process.env, GENESYS_MOCK: 'on' },
  })
  return new Promise((resolve, reject) => {
    let output = ''
    const listen = (chunk) => {
      output += chunk
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0]
      if (url && output.includes('Ready')) resolve({ url, end: () => endOf(child) })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', (code) => (code === 0 ? resolve({}) : reject(new Error(output))))
  })
}

function endOf(child) {
  const isEnded = new Promise((resolve) => child.once('close', resolve))
  child.kill()
  return isEnded
}

/** The server of the application asks Genesys. */
async function askServer(url) {
  const response = await fetch(`${url}/api/chat`, { method: 'POST' })
  assert.match((await response.json()).chatId, /^\w+$/)
}

putWorker('public')
await next('build')
assert(!(await hasMock('.next/static')))
const built = await next('start', '--port', '0')
await askServer(built.url)
await built.end()

const developed = await next('dev', '--port', '0')
await askServer(developed.url)
await inChromium(developed.url, async (page) => {
  // React's strict mode starts the mock twice; the second takes the place of the first.
  await startChat(page)
  await page.reload()
  await page.locator('genesys-console [data-chat-id]').waitFor()
})
await developed.end()
