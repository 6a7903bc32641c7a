import { expect, test } from 'vitest'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

test('long answers make room for fewer requests', async () => {
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  for (let index = 2; index <= 1_000; index += 1) genesys.db.event.create({ chatId, text: 'x' })
  for (let count = 0; count < 150; count += 1)
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })
  expect(genesys.requests.all().length).toBeGreaterThan(80)
  expect(genesys.requests.all().length).toBeLessThan(101)
})

test('only the newest 10,000 are kept', async () => {
  const genesys = mockAlone()
  const request = () => genesys.fetch(new Request('http://gms.test/genesys/2/mock/profiles/reset'))
  for (let count = 0; count < 10_001; count += 1) await request()
  expect(genesys.requests.all()).toHaveLength(10_000)
  expect(genesys.requests.all()[0]?.id).toBe('request-2')
})

test('texts that are too long are cut in the log, and say so', async () => {
  const genesys = mockAlone({ requestLogBytes: 64_000 })
  const { chatId, secureKey } = await start(genesys)
  const message = 'x'.repeat(50_000)
  const path = `/genesys/2/chat/aura/${chatId}/send`
  await callMock(genesys, path, { secureKey, message })
  const form = genesys.requests.last('send')?.form
  expect(form?.message).toHaveLength(1_000)
  expect(form?.message).toMatch(/^x+ \[cut in the log, of 50000 characters\]$/)
  expect(form?.secureKey).toBe(secureKey)
  // The chat itself has all of it.
  expect(genesys.sessions.get(chatId).messages.at(-1)?.text).toBe(message)
  const body = JSON.stringify({ secureKey, message })
  const headers = { 'content-type': 'application/json' }
  await genesys.fetch(new Request(`http://gms.test${path}`, { method: 'POST', headers, body }))
  expect(genesys.requests.last('send')?.json).toMatch(/^\[cut in the log, of 50\d\d\d characters\]$/)
})

test('many long requests together take no more than they may', async () => {
  const genesys = mockAlone({ requestLogBytes: 1_000_000 })
  const { chatId, secureKey } = await start(genesys)
  const path = `/genesys/2/chat/aura/${chatId}/send`
  for (let count = 0; count < 200; count += 1)
    await callMock(genesys, path, { secureKey, message: 'x'.repeat(20_000) })
  const characters = JSON.stringify(genesys.requests.all()).length
  expect(characters).toBeLessThan(600_000)
  expect(characters).toBeGreaterThan(300_000)
})

test.each([0, -1, Number.NaN, '32'])('requestLogBytes: %s is refused', (requestLogBytes) => {
  expect(() => Reflect.apply(mockAlone, undefined, [{ requestLogBytes }])).toThrow(
    /^Failed to create the mock: requestLogBytes: expected a number of bytes > 0, got /,
  )
})

test('a read-only request that is rejected leaves no trace in the log', async () => {
  const genesys = mockAlone()
  const told: unknown[] = []
  genesys.on('request', (request) => void told.push(request))
  const paths = [
    'sessions?state=x',
    'sessions?summary=x',
    'sessions/nobody',
    'sessions/nobody/export',
    'profiles/nobody',
  ]
  for (const path of paths) {
    const response = await genesys.fetch(new Request(`http://gms.test/genesys/2/mock/${path}`))
    expect(response?.status).toBeGreaterThanOrEqual(400)
  }
  expect([genesys.requests.all(), told, genesys.warnings]).toEqual([[], [], []])
})
