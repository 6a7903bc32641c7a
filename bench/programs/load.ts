import { connect, type Socket } from 'node:net'
import { tell } from './run.ts'

// Usage: node load.mjs PORT CONNECTIONS REQUESTS SECONDS. Has so many `send` answered by a server, or fewer if that
// takes longer, with a chat for each connection. It writes to bare sockets, for a client that takes longer than the
// server measures itself.

const [port, connections, requests, limit] = process.argv.slice(2).map(Number)
if (!port || !connections || !requests || !limit) {
  throw new Error('Usage: load.mjs PORT CONNECTIONS REQUESTS SECONDS')
}
class Connection {
  readonly #socket: Socket
  #received = ''
  #resolve: (body: string) => void = () => {}

  constructor() {
    this.#socket = connect(port ?? 0, '127.0.0.1')
    this.#socket.setNoDelay(true)
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (text: string) => this.#take(text))
    this.#socket.on('error', (error) => {
      throw error
    })
  }

  post(message: string): Promise<string> {
    this.#socket.write(message, 'latin1')
    return new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(text: string): void {
    this.#received += text
    const body = bodyIn(this.#received)
    if (body === undefined) return
    if (!this.#received.startsWith('HTTP/1.1 200')) throw new Error(this.#received)
    this.#received = ''
    this.#resolve(body)
  }
}

/** The body of a response, when it is complete. */
function bodyIn(response: string): string | undefined {
  const end = response.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const body = response.slice(end + 4)
  const length = /\r\ncontent-length: *(\d+)/i.exec(response.slice(0, end + 2))?.[1]
  const isComplete = length === undefined ? body.endsWith('\r\n0\r\n\r\n') : body.length >= Number(length)
  if (!isComplete) return undefined
  return length === undefined ? body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1) : body
}

function messageOf(path: string, form: string): string {
  return [
    `POST /genesys/2/chat/aura${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${form.length}`,
    '',
    form,
  ].join('\r\n')
}

function read(body: string): { chatId: string; secureKey: string; nextPosition: number } {
  const answer = JSON.parse(body)
  if (answer.statusCode !== 0) throw new Error(`Not answered as expected: ${body}`)
  return answer
}

/** Sends so many, or until the time is over; gives how many answers came. */
async function talk(most: number, end: number): Promise<number> {
  const connection = new Connection()
  const { chatId, secureKey } = read(await connection.post(messageOf('', 'nickname=Ana')))
  const send = messageOf(`/${chatId}/send`, `secureKey=${secureKey}&message=Where+is+my+order%3F`)
  let sent = 0
  for (; sent < most && performance.now() < end; sent += 1) {
    const body = await connection.post(send)
    if (!body.includes('"statusCode":0')) throw new Error(`Not answered as expected: ${body}`)
  }
  // Fair is only who has kept what it was sent.
  const refresh = messageOf(`/${chatId}/refresh`, `secureKey=${secureKey}&transcriptPosition=${sent}`)
  const { nextPosition } = read(await connection.post(refresh))
  if (nextPosition < sent) throw new Error(`Only ${nextPosition} of ${sent} messages were kept.`)
  connection.close()
  return sent
}

const begun = performance.now()
const cpuBefore = process.cpuUsage()
const talks = Array.from({ length: connections }, () => talk(requests / connections, begun + limit * 1_000))
const sent = (await Promise.all(talks)).reduce((sum, each) => sum + each, 0)
const seconds = (performance.now() - begun) / 1_000
const { user, system } = process.cpuUsage(cpuBefore)
tell({
  row: 'load',
  value: sent,
  figures: { '1/s': sent / seconds, 'the client is busy, %': (user + system) / 10_000 / seconds },
})
