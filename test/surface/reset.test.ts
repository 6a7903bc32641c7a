import { expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'

const failing = { operation: 'requestChat', respond: { http: 503 } } as const

const make = (): GenesysMock =>
  mockAlone({
    clock: manualClock({ now: 0 }),
    seed: 7,
    profiles: [{ profile: 'given', settings: { chat: { faults: [failing] } } }],
  })

/** All that can be seen of a mock. */
const seen = ({ db, sessions, profiles, scheduler, pushes, requests, warnings, faults }: GenesysMock) => ({
  tables: Object.values(db).map((table) => table.getAll()),
  sessions: sessions.list(),
  stats: sessions.stats(),
  profiles: profiles.list(),
  pending: scheduler.pending(),
  pushes: pushes.all(),
  requests: requests.all(),
  warnings,
  faults: faults.list(),
})

async function fill(genesys: GenesysMock): Promise<void> {
  const { chatId, secureKey } = await start(genesys)
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await callMock(genesys, `/genesys/2/chat/aura/nobody/send`, { secureKey, message: 'Hi' })
  await genesys.advance(2_000)
  genesys.db.file.create({ chatId })
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })
  genesys.profiles.set({ profile: 'new', settings: { chat: {} } })
  genesys.profiles.set({ profile: 'default', settings: { chat: {} } })
  genesys.faults.add({ operation: 'push', times: 'always', drop: true })
  genesys.scheduler.pause()
}

test('a reset mock can not be told from a fresh one, nor can what it does next', async () => {
  const genesys = make()
  await fill(genesys)
  const filled = seen(genesys)
  expect(filled.tables.map((rows) => rows.length)).toEqual([1, 4, 1, 3, 3, 2, 2])
  expect(filled.requests).toHaveLength(4)
  expect(filled.warnings).toHaveLength(1)

  genesys.reset()
  const fresh = make()
  expect(seen(genesys)).toEqual(seen(fresh))

  // The clocks differ, the identifiers and all else must not.
  const again = await start(genesys)
  expect(again).toMatchObject({ ...(await start(fresh)), messages: [{ index: 1 }] })
  // The same chatId and secureKey as before the reset, within a second of the last poll.
  await callMock(genesys, `/genesys/2/chat/aura/${again.chatId}/refresh`, {
    secureKey: again.secureKey,
    transcriptPosition: '1',
  })
  expect(genesys.warnings).toEqual([])
  await genesys.advance(5_000)
  expect(genesys.sessions.last()?.messages).toHaveLength(6)
})

test('listeners outlive a reset, and end with the mock', async () => {
  const genesys = make()
  const told: string[] = []
  genesys.on('session', ({ change }) => told.push(change))
  await start(genesys)
  genesys.reset()
  await start(genesys)
  expect(told).toEqual(['created', 'created'])
})

test('a disposed mock answers nothing more, and says so', async () => {
  const genesys = make()
  await fill(genesys)
  genesys.dispose()
  await expect(start(genesys)).rejects.toThrow(
    /^Failed to answer the request: the mock has been disposed of\. Make a new one/,
  )
  expect(genesys.sessions.keys()).toEqual([])
  genesys.dispose()
})

test.each(['reset', 'dispose'] as const)('nothing comes of a request that a %s overtakes', async (method) => {
  const genesys = make()
  const request = new Request('http://gms.test/genesys/2/chat/aura', { method: 'POST', body: 'nickname=Ana' })
  const malformed = new Request('http://gms.test/genesys/2/chat/aura', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  })
  const answers = [genesys.fetch(request), genesys.fetch(malformed)]
  genesys[method]()
  for (const answer of answers) {
    const response = await answer
    expect(response?.status).toBe(503)
    expect(await response?.json()).toEqual({
      errors: [{ code: 503, advice: 'the mock was reset while this request was under way' }],
    })
  }
  expect(seen(genesys)).toEqual(seen(make()))
})

test('a request that was on its way when the mock was disposed of finds nothing to change', async () => {
  const { genesys } = mockWithServer()
  const body = new URLSearchParams({ nickname: 'Ana' })
  const answer = fetch('http://gms.test/genesys/2/chat/aura', { method: 'POST', body })
  await null
  genesys.dispose()
  expect((await answer).status).toBe(503)
  expect([genesys.sessions.keys(), genesys.scheduler.pending()]).toEqual([[], []])
})
