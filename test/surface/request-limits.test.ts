import { expect, test } from 'vitest'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

test('long answers make room for fewer requests', async () => {
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  for (let index = 2; index <= 1_000; index += 1) genesys.db.event.create({ chatId, text: 'x' })
  for (let count = 0; count < 150; count += 1)
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })
  expect(genesys.requests.all()).toHaveLength(99)
})

test('only the newest 10,000 are kept', async () => {
  const genesys = mockAlone()
  const request = () => genesys.fetch(new Request('http://gms.test/genesys/2/mock/profiles/reset'))
  for (let count = 0; count < 10_001; count += 1) await request()
  expect(genesys.requests.all()).toHaveLength(10_000)
  expect(genesys.requests.all()[0]?.id).toBe('request-2')
})
