// Usage: tsx test/postman/run.ts
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startGenesysServer } from '../../src/server'
import { installNewman, type NewmanFailure, type NewmanSummary, runNewman } from './newman.ts'

// Runs the Postman collection with newman against the server, as its reader would with Postman.

/** The second time shows that a run leaves nothing behind that would be in its own way. */
const TIMES = 2
const folder = fileURLToPath(new URL('../../examples/postman', import.meta.url))

async function runCollection(scratch: string): Promise<NewmanSummary> {
  const newman = await installNewman(scratch)
  const server = await startGenesysServer({ port: 0 })
  try {
    return await runNewman(newman, {
      collection: join(folder, 'aura-mocks-genesys-api.postman_collection.json'),
      environment: join(folder, 'local.postman_environment.json'),
      envVar: [
        { key: 'baseUrl', value: server.url },
        // Pushes have to go somewhere on this machine; the server itself refuses them.
        { key: 'pushUrl', value: `${server.url}/pushes` },
      ],
      workingDir: folder,
      iterationCount: TIMES,
      timeoutRequest: 10_000,
    })
  } finally {
    await server.close()
  }
}

function report({ error, source, cursor }: NewmanFailure): void {
  const what = error.test ?? error.name
  console.log(
    `FAILED ${source?.name ?? 'the run'} (round ${cursor.iteration + 1}): ${what}: ${error.message}`,
  )
}

const scratch = await mkdtemp(join(tmpdir(), 'aura-mocks-postman-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

let passed = 0
let failed = 1
try {
  const { stats, failures } = (await runCollection(scratch)).run
  for (const failure of failures) report(failure)
  passed = stats.assertions.total - stats.assertions.failed
  failed = failures.length
} catch (error) {
  console.log(error)
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
}
console.log(`${passed} passed, ${failed} failed`)
// No assertion at all is a failure, too.
process.exitCode = passed > 0 && failed === 0 ? 0 : 1
