import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** The mock as a real server, and as a command, from the installed package. */
export async function playHttpDoor({ startGenesysServer }) {
  const server = await startGenesysServer({ seed: 'door' })
  const chat = await startChat(server.url)
  assert.equal(server.mock.sessions.get(chat.chatId).nickname, 'Ana')
  await findWhatServerHas(server.url)
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
  await findWhatServerHas(url)
  command.kill('SIGTERM')
  const [exitCode] = await once(command, 'exit')
  assert.equal(exitCode, 0)
}

/** The files that it serves are found from every build. */
async function findWhatServerHas(url) {
  const page = await fetch(url)
  assert.equal(page.url, `${url}/genesys/2/mock/console`)
  assert.match(await page.text(), /<genesys-console>/)
  const description = await fetch(`${url}/openapi.yaml`)
  assert.equal(description.status, 200)
  assert.match(await description.text(), /^openapi: 3\.1/m)
}

async function startChat(url) {
  const body = new URLSearchParams({ nickname: 'Ana' })
  const response = await fetch(`${url}/genesys/2/chat/aura`, { method: 'POST', body })
  return response.json()
}
