// Usage: node receiver.mjs [port] [host]
// Receives what the mock pushes, as aura-bridge would, and prints each push on a line.
import { createServer } from 'node:http'

const [port = '4000', host = '127.0.0.1'] = process.argv.slice(2)

const server = createServer(async (request, response) => {
  try {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    console.log(tell(body))
    response.writeHead(204).end()
  } catch {
    // The mock has hung up: there is nobody to answer.
  }
})

server.listen(Number(port), host, () => console.log(`Pushes are received at port ${server.address().port}.`))

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}

/** A push on one line; as it came where it is not in the mock's usual format. */
function tell(body) {
  try {
    const { chatId, messages } = JSON.parse(body)
    const [{ index, type, from, text }] = messages
    return `${chatId} ${index} ${type} ${JSON.stringify({ from: from.nickname, text })}`
  } catch {
    return JSON.stringify(body)
  }
}
