import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

// The command ends with the npx that started it, however that ends. Where it did not, `close` would never come.
for (const signal of ['SIGTERM', 'SIGKILL', 'SIGHUP']) {
  const npx = spawn('npx', ['aura-mocks-genesys-api', '--port', '0', '--log', 'json'], { detached: true })
  const closed = once(npx, 'close')
  const [line] = await once(npx.stdout.setEncoding('utf8'), 'data')
  const { url } = JSON.parse(line)
  assert.equal((await fetch(`${url}/genesys/2/mock/health`)).status, 200)
  npx.kill(signal)
  const isClosed = await Promise.race([
    closed.then(() => true),
    new Promise((resolve) => setTimeout(resolve, 10_000, false)),
  ])
  if (!isClosed) process.kill(-npx.pid, 'SIGKILL')
  assert.ok(isClosed, `the command goes on after ${signal} to npx`)
  await assert.rejects(fetch(`${url}/genesys/2/mock/health`))
}
