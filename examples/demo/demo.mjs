/**
 * The main job, in six seconds of real time: a chat is opened, the customer writes, the scripted agent
 * plays, and the bridge's endpoint gets its pushes.
 *
 *   npm run demo
 */
import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const genesys = createGenesysMock()
const [defaultProfile] = genesys.profiles.list()
const bridge = http.post(defaultProfile.settings.chat.pushUrl, () => new HttpResponse(null, { status: 204 }))
const server = setupServer(bridge, ...genesys.handlers)
server.listen({ onUnhandledRequest: 'error' })

const startedAt = Date.now()
const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`.padStart(6)

genesys.on('request', ({ operation, answer }) => {
  console.log(
    `${seconds()}  request  ${operation} → HTTP ${answer.httpStatus}, statusCode ${answer.body.statusCode}`,
  )
})
genesys.on('event', ({ event: { index, from, type, text } }) => {
  console.log(
    `${seconds()}  event    #${index} ${`${from.nickname} (${from.type})`.padEnd(18)} ${text ?? type}`,
  )
})
genesys.on('push', ({ status, event, url, httpStatus }) => {
  if (status !== 'pending')
    console.log(`${seconds()}  push     #${event.index} → ${new URL(url).host} ${status}, HTTP ${httpStatus}`)
})

async function call(path, form) {
  const response = await fetch(`http://gms.example:8080/genesys/2/chat/aura${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  return response.json()
}

console.log('The bot hands a customer over to Genesys, which is this mock.\n')
const { chatId, secureKey } = await call('', { nickname: 'Ana', subject: 'My bill' })
await call(`/${chatId}/send`, { secureKey, message: 'Hello? I do not understand my bill.' })
await genesys.pushes.waitFor(({ event }) => event.from.nickname === 'agent1' && event.type === 'Message', {
  // The script takes five seconds of real time.
  timeout: 10_000,
})
await call(`/${chatId}/send`, { secureKey, message: 'Never mind, I found it. Bye!' })
await call(`/${chatId}/disconnect`, { secureKey })

console.log('\nThe conversation, as a client reads it with refresh:\n')
const { messages, chatEnded } = await call(`/${chatId}/refresh`, { secureKey })
for (const { index, from, type, text } of messages) {
  console.log(`  ${index}. ${from.nickname}: ${text ?? `(${type})`}`)
}
console.log(`\nchatEnded: ${chatEnded}. Pushes: ${JSON.stringify(genesys.sessions.stats().pushes)}`)

server.close()
genesys.dispose()
