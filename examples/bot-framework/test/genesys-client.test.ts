import { setupGenesys } from 'aura-mocks-genesys-api/jest'
import { GenesysClient } from '../src/genesys/genesys-client'

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

const { genesys } = setupGenesys({ services: ['aura'] })

test('refresh reads the chat from a position on', async () => {
  const client = new GenesysClient({ serviceUrl })
  const chat = await client.requestChat('Maria')
  await genesys.agent(chat.chatId, { nickname: 'Eva' }).join()

  const { messages, nextPosition } = await client.refresh(chat, 2)
  expect(messages).toMatchObject([
    { index: 2, type: 'ParticipantJoined', from: { nickname: 'Eva', type: 'Agent' } },
  ])
  expect(nextPosition).toBe(3)
})

test('an error has the code of Genesys, and the client does not try again', async () => {
  const client = new GenesysClient({ serviceUrl: 'https://gms.example.com/genesys/2/chat/closed-down' })
  await expect(client.requestChat('Maria')).rejects.toMatchObject({
    name: 'GenesysError',
    code: 306,
    mayRetry: false,
  })
  expect(genesys.requests.all()).toHaveLength(1)
})

test('the keys of a chat open no other chat', async () => {
  const client = new GenesysClient({ serviceUrl })
  const chat = await client.requestChat('Maria')
  const { chatId } = await client.requestChat('Joan')

  await expect(client.send({ ...chat, chatId }, 'Hello', 1)).rejects.toMatchObject({
    code: 249,
    chatEnded: false,
  })
})

test('the client does not wait for a response that is late', async () => {
  const client = new GenesysClient({ serviceUrl, timeout: 50, retries: 0 })
  genesys.faults.add({ operation: 'requestChat', delay: 60_000 })
  await expect(client.requestChat('Maria')).rejects.toMatchObject({ name: 'GenesysError', mayRetry: true })
})
