import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** The mock as a real server, and as a command, from the installed package. */
export async function playHttpDoor({ startGenesysServer }) {
  const server = await startGenesysServer({ seed: 'door' })
  const chat = await startChat(server.url)
  assert.equal(server.mock.sessions.get(chat.chatId).nickname, 'Ana')
  await server.close()
  await assert.rejects(startChat(server.url))

  const command = spawn('node_modules/.bin/aura-mocks-genesys-api', [
    '--port',
    '0',
    '--seed',
    'door',
    '--log',
    'json',
  ])
  const [line] = await once(command.stdout.setEncoding('utf8'), 'data')
  const { url } = JSON.parse(line)
  assert.equal((await startChat(url)).chatId, chat.chatId)
  command.kill('SIGTERM')
  const [exitCode] = await once(command, 'exit')
  assert.equal(exitCode, 0)
}

async function startChat(url) {
  const body = new URLSearchParams({ nickname: 'Ana' })
  const response = await fetch(`${url}/genesys/2/chat/aura`, { method: 'POST', body })
  return response.json()
}
