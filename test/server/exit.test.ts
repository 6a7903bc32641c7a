import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Runs a program in a process of its own, until that exits by itself; what it wrote. */
async function run(program: string): Promise<{ code: unknown; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  const [code] = await once(child, 'close')
  return { code, output }
}

const start = `
  import { connect } from 'node:net'
  import { startGenesysServer } from './src/server.ts'
  const server = await startGenesysServer()
  const body = new URLSearchParams({ nickname: 'Ana' })
  const startChat = () => fetch(server.url + '/genesys/2/chat/aura', { method: 'POST', body })
  process.on('exit', () => console.log('the process exits'))
`

test.each([
  [
    'a conversation whose agent has more to say, and a feed that is being read',
    `
    await (await startChat()).json()
    const feed = await fetch(server.url + '/genesys/2/mock/events')
    feed.text().then(() => console.log('the feed ends'))
    await server.close()`,
    'the feed ends\nthe process exits\n',
  ],
  [
    'an answer that is held back',
    `
    server.mock.faults.add({ delay: 600_000 })
    startChat().then(({ status }) => console.log(status))
    while (server.mock.requests.all().length === 0) await new Promise(setImmediate)
    await server.close()`,
    '503\nthe process exits\n',
  ],
  [
    'a client that has sent half a request, after a second',
    `
    const socket = connect(new URL(server.url).port)
    socket.on('error', () => {})
    socket.write('POST /genesys/2/chat/aura HTTP/1.1\\r\\nhost: a\\r\\ncontent-length: 12\\r\\n\\r\\nnick')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const begun = performance.now()
    await server.close()
    const seconds = (performance.now() - begun) / 1000
    console.log(seconds > 0.9 && seconds < 3 ? 'in time' : seconds)`,
    'in time\nthe process exits\n',
  ],
  [
    'a body that is too large',
    `
    await server.close()
    const small = await startGenesysServer({ bodyLimit: 10 })
    const response = await fetch(small.url + '/genesys/2/chat/aura', { method: 'POST', body: 'x'.repeat(100) })
    console.log(response.status)
    await small.close()`,
    '413\nthe process exits\n',
  ],
])(
  'a process exits by itself when its server has closed: %s',
  async (_, story, expected) => {
    expect(await run(start + story)).toEqual({ code: 0, output: expected })
  },
  30_000,
)
