// Usage: tsx test/docker/run.ts
// What can be found out about the image and the compose file without a Docker engine.
import { rmSync } from 'node:fs'
import { chmod, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildImage } from './build-image.ts'
import { readComposeFile } from './compose-file.ts'
import { commandOf } from './dockerfile.ts'
import { type Program, startProgram } from './program.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const count = { passed: 0, failed: 0 }

/** Does one thing that has to work, and counts it. */
async function check(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    count.passed += 1
    console.log(`ok     ${name}`)
  } catch (error) {
    count.failed += 1
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function hold(what: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return
  throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

const portOf = (line: string): string => /(\d+)(?=\/genesys|\.$)/.exec(line)?.[1] ?? ''

async function checkImage(image: Awaited<ReturnType<typeof buildImage>>): Promise<void> {
  const { stage, workingFolder } = image
  const program = startProgram(commandOf(stage, 'ENTRYPOINT'), workingFolder, { PORT: '0' })
  let port = ''
  const askHealth = (): Promise<number | null> =>
    startProgram(commandOf(stage, 'HEALTHCHECK'), workingFolder, { PORT: port }).ended

  await check('it holds the package, msw, and no tool', async () => {
    hold('files', (await readdir(workingFolder)).sort(), [
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
      'dist',
      'node_modules',
      'openapi.yaml',
      'package.json',
    ])
    const packages = await readdir(join(workingFolder, 'node_modules'))
    hold('msw is there', packages.includes('msw'), true)
    const tools = ['typescript', 'tsup', 'vitest', 'esbuild', 'yaml']
    hold(
      'tools',
      tools.filter((tool) => packages.includes(tool)),
      [],
    )
  })
  await check('its command starts', async () => {
    port = portOf(await program.told(/Genesys is mocked at/))
  })
  await check('its command runs without privileges', async () => {
    const status = await readFile(`/proc/${program.pid}/status`, 'utf8')
    hold('the user is root', /^Uid:.*\b0\b/m.test(status), false)
  })
  await check('it has the description of its API', async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/openapi.yaml`)
    hold('HTTP status', status, 200)
  })
  await check('its health check finds it well', async () => hold('exit code', await askHealth(), 0))
  await check('SIGTERM ends it', async () => hold('exit code', await program.stop(), 0))
  await check('its health check finds it gone', async () => hold('exit code', await askHealth(), 1))
}

async function checkCompose(
  { stage, workingFolder }: Awaited<ReturnType<typeof buildImage>>,
  scratch: string,
): Promise<void> {
  const { genesys, receiver } = readComposeFile().services
  // Where the user without privileges can read it.
  await cp(join(project, 'examples/push-receiver'), join(scratch, 'receiver'), { recursive: true })
  await cp(join(project, 'test/docker/receiver-is-here.mjs'), join(scratch, 'receiver-is-here.mjs'))
  const anyPort = receiver.command.map((parameter) => (parameter === '4000' ? '0' : parameter))
  const programs: Program[] = [startProgram(anyPort, join(scratch, 'receiver'))]

  await check('what is said in a chat arrives at the receiver', async () => {
    const [receiving] = programs
    const port = portOf((await receiving?.told(/Pushes are received/)) ?? '')
    const command = genesys.command.map((parameter) => parameter.replace('receiver:4000', `receiver:${port}`))
    const mock = startProgram(
      [...commandOf(stage, 'ENTRYPOINT'), ...command, '--port', '0', '--time-scale', '0.1'],
      workingFolder,
      { NODE_OPTIONS: `--import=${pathToFileURL(join(scratch, 'receiver-is-here.mjs')).href}` },
    )
    programs.push(mock)
    const url = `http://127.0.0.1:${portOf(await mock.told(/Genesys is mocked at/))}`
    await fetch(`${url}/genesys/2/chat/aura`, {
      method: 'POST',
      body: new URLSearchParams({ nickname: 'Ana' }),
    })
    await receiving?.told(/^\w{16} 6 Message .*Hello, I am an Agent/)
  })
  await check('SIGTERM ends both', async () => {
    hold('exit codes', await Promise.all(programs.map((program) => program.stop())), [0, 0])
  })
}

async function checkAll(scratch: string): Promise<void> {
  let image: Awaited<ReturnType<typeof buildImage>> | undefined
  await check('the image is built', async () => {
    image = await buildImage(project, scratch)
  })
  if (!image) return
  await checkImage(image)
  await checkCompose(image, scratch)
}

const scratch = await mkdtemp(join(tmpdir(), 'aura-mocks-docker-'))
await chmod(scratch, 0o755)
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

await checkAll(scratch)
await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed === 0 ? 0 : 1
