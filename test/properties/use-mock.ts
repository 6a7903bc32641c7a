import { expect } from 'vitest'
import { type GenesysMock, GenesysMockError } from '../../src/index'

/** Does with a mock what tests do with mocks, and throws where one of them must not be in such a state. */
export async function useMock(genesys: GenesysMock): Promise<void> {
  look(genesys)
  await askAll(genesys)
  genesys.scheduler.resume()
  await genesys.advance(60_000)
  genesys.scheduler.runNext()
  await askAll(genesys)
  assertTranscripts(genesys)
  look(genesys)
  const snapshot = genesys.snapshot()
  genesys.restore(snapshot)
  const { session, event, profile, job, file, fault } = genesys.snapshot().tables
  expect({ session, event, profile, job, file, fault }).toEqual({ ...snapshot.tables, push: undefined })
  await genesys.advance(60_000)
  await askAll(genesys)
  for (const chatId of genesys.sessions.keys()) genesys.sessions.remove(chatId)
}

/** Everything that only looks. */
function look(genesys: GenesysMock): void {
  for (const { chatId } of genesys.sessions.list()) {
    genesys.sessions.get(chatId)
    tolerate(() => genesys.sessions.export(chatId))
    genesys.requests.of(chatId).all()
    genesys.pushes.of(chatId)
  }
  genesys.sessions.stats()
  genesys.profiles.list()
  genesys.scheduler.pending()
  genesys.faults.list()
  for (const table of Object.values(genesys.db)) table.findMany({})
  for (const { pushes } of genesys.sessions.list())
    expect(Object.values(pushes).every(Number.isSafeInteger)).toBe(true)
  expect(genesys.warnings).toEqual(expect.any(Array))
}

/** For a chat whose id is no argument, say: what is refused by name is no failure. */
function tolerate(action: () => unknown): void {
  try {
    action()
  } catch (error) {
    if (!(error instanceof GenesysMockError)) throw error
  }
}

const lists = [
  'sessions',
  'sessions?summary=true',
  'sessions/stats',
  'sessions/keys',
  'profiles',
  'faults',
  'scheduler',
  'pushes',
  'requests',
  'health',
]

async function askAll(genesys: GenesysMock): Promise<void> {
  for (const path of lists) await ask(genesys, `mock/${path}`)
  for (const { chatId, serviceName, secureKey, userId } of genesys.db.session.getAll()) {
    const chat = `chat/${escaped(serviceName)}/${escaped(chatId)}`
    const form = { secureKey, userId }
    await ask(genesys, `${chat}/refresh`, { ...form, transcriptPosition: '1' })
    await ask(genesys, `${chat}/send`, { ...form, message: 'Hi' })
    await ask(genesys, `${chat}/file/limits`, form)
    await ask(genesys, `${chat}/readReceipt`, { ...form, transcriptPosition: '-1' })
    for (const { id } of genesys.db.file.getAll()) {
      await ask(genesys, `${chat}/file/${escaped(id)}/download`, form)
    }
    await ask(genesys, `mock/sessions/${escaped(chatId)}/export`)
    await ask(genesys, `mock/${chat}/send`, { 'from[type]': 'Agent', type: 'Message', text: 'Hello' })
  }
  for (const { profile } of genesys.db.profile.getAll()) {
    await ask(genesys, 'chat/aura', { nickname: 'Zoe', profile })
  }
}

/** A response of a status from 500 on is a failure, unless a fault has sent it. */
async function ask(genesys: GenesysMock, path: string, form?: Record<string, string>): Promise<void> {
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const responding = genesys.fetch(new Request(`http://gms.test/genesys/2/${path}`, init))
  responding.catch(() => {})
  // One that a fault delays is not waited for.
  const response = await Promise.race([responding, turns()])
  const isFaulty = path.startsWith('chat/') && genesys.requests.last()?.fault !== null
  if (!response || response.status < 500 || isFaulty) return
  expect.fail(`${path}: ${response.status} ${await response.text()}`)
}

async function turns(): Promise<undefined> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => globalThis.setImmediate(resolve))
  return undefined
}

function assertTranscripts(genesys: GenesysMock): void {
  for (const { chatId, messages, participants } of genesys.sessions.list()) {
    const indexes = messages.map(({ index }) => index)
    expect([chatId, indexes]).toEqual([chatId, [...new Set(indexes)].sort((one, other) => one - other)])
    const ids = participants.map(({ participantId }) => participantId)
    expect(new Set(ids).size).toBe(ids.length)
  }
}

function escaped(text: string): string {
  // What can not be in a URL can not be asked for.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?')) || 'empty'
}
