// Usage: node raw.mjs PORT. The mock by hand on nothing but node:http.

import { createServer } from 'node:http'
import { Chats } from './chats.mjs'

const chats = new Chats()
const pattern = /^\/genesys\/2\/chat\/[^/?]+(?:\/([^/?]+)\/(send|refresh))?$/

createServer((request, response) => {
  const pieces = []
  request.on('data', (piece) => pieces.push(piece))
  request.on('end', () => {
    const found = request.method === 'POST' && pattern.exec(request.url)
    if (!found) {
      response.writeHead(404).end()
      return
    }
    const [, chatId, operation = 'request'] = found
    const form = new URLSearchParams(Buffer.concat(pieces).toString())
    const body = JSON.stringify(
      operation === 'request' ? chats.request(form) : chats[operation](chatId, form),
    )
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
}).listen(Number(process.argv[2]), '127.0.0.1')
