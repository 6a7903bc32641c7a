import { HttpResponse, http } from 'msw'
import { texts } from '../src/bot/texts'
import { setChatSettings, setupStage } from './setup/stage'

const { genesys, server, talking } = setupStage()

/** A file of a customer, which the channel keeps. */
const bill = {
  name: 'bill.pdf',
  contentType: 'application/pdf',
  contentUrl: 'https://channel.example.com/files/1',
}

beforeEach(() => {
  server.use(
    http.get(bill.contentUrl, () => HttpResponse.arrayBuffer(new TextEncoder().encode('%PDF bill').buffer)),
  )
})

test('the agent sends the customer a file', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await agent.sendFile({ name: 'offer.txt', type: 'text/plain', content: '20 % off' })
  await genesys.settled()

  expect(maria.screen).toEqual(['[offer.txt]'])
  const content = Buffer.from('20 % off').toString('base64')
  expect(maria.files).toEqual([{ name: 'offer.txt', contentUrl: `data:text/plain;base64,${content}` }])
})

test('the customer sends the agent a file', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await maria.sends(bill)

  const event = genesys.sessions.get(agent.chatId).messages.at(-1)
  expect(event).toMatchObject({
    type: 'FileUploaded',
    from: { nickname: 'Maria' },
    userData: { 'file-name': 'bill.pdf', 'file-size': '9' },
  })
  const file = genesys.db.file.findFirst({ where: { id: { equals: event?.userData?.['file-id'] ?? '' } } })
  expect(Buffer.from(file?.content ?? '', 'base64').toString()).toBe('%PDF bill')
  expect(maria.screen).toEqual(['> [bill.pdf]'])
})

test('Genesys rejects the file, and the customer is told', async () => {
  setChatSettings(genesys, { fileLimits: { uploadMaxFileSize: 5 } })
  const { customer: maria } = await talking('Maria')
  await maria.sends(bill)
  expect(maria.screen).toEqual(['> [bill.pdf]', texts.notDelivered])
})
