import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { GenesysMock } from '../../src/index'
import { mockAlone, start } from '../doors/mock-with-server'
import { begin, call, goOn, optionsAt, receive } from './full-story'

beforeEach(() => {
  vi.stubGlobal('fetch', receive)
})

/** All identifiers that a long story brings forth. */
async function told(seed?: string) {
  const genesys = mockAlone(optionsAt(0, seed))
  await begin(genesys)
  await goOn(genesys)
  await begin(genesys)
  return identifiersOf(genesys)
}

const identifiersOf = ({ db, requests, warnings }: GenesysMock) => ({
  chatIds: db.session.getAll().map(({ chatId }) => chatId),
  userIds: db.session.getAll().map(({ userId }) => userId),
  secureKeys: db.session.getAll().map(({ secureKey }) => secureKey),
  fileIds: db.file.getAll().map(({ id }) => id),
  referenceIds: JSON.stringify(requests.all()).match(/referenceId\[\d+\]/g),
  counted: [db.job, db.push].map((table) => table.getAll().map(({ id }) => id)),
  requests: requests.all().map(({ id }) => id),
  warnings: warnings.map(({ id }) => id),
})

describe('with the same seed,', () => {
  test('a long story brings forth the same identifiers, each only once', async () => {
    const identifiers = await told('s')
    expect(identifiers).toEqual(await told('s'))
    const { chatIds, userIds, secureKeys, fileIds, referenceIds } = identifiers
    expect([chatIds.length, fileIds.length, referenceIds?.length]).toEqual([5, 3, 3])
    const all = [...chatIds, ...userIds, ...secureKeys, ...fileIds, ...(referenceIds ?? [])]
    expect(new Set(all).size).toBe(all.length)
  })

  test.each<
    [string, (genesys: GenesysMock, chatId: string) => unknown, (keyof ReturnType<typeof identifiersOf>)[]]
  >([
    [
      'errors',
      (genesys) => call(genesys, 'chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' }),
      ['referenceIds', 'requests'],
    ],
    ['files', ({ db }, chatId) => db.file.create({ chatId }), ['fileIds']],
    [
      'chats with keys of their own',
      ({ db }) => db.session.create({ chatId: 'own' }),
      ['userIds', 'secureKeys'],
    ],
    ['jobs', ({ db }, chatId) => db.job.create({ chatId, dueAt: 1e9 }), ['counted']],
  ])('more %s change no other identifiers', async (_, add, changed) => {
    const [plain, other] = [mockAlone({ seed: 's' }), mockAlone({ seed: 's' })]
    for (const genesys of [plain, other]) {
      const { chatId } = await start(genesys)
      if (genesys === other) await add(genesys, chatId)
      await start(genesys)
      genesys.db.file.create({ chatId })
      await call(genesys, 'chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' })
      if (genesys === other) genesys.db.session.delete({ where: { chatId: { equals: 'own' } } })
    }
    const [one, two] = [identifiersOf(plain), identifiersOf(other)]
    const differing = Object.keys(one).filter(
      (kind) => JSON.stringify(Reflect.get(one, kind)) !== JSON.stringify(Reflect.get(two, kind)),
    )
    expect(differing).toEqual(changed)
  })
})

test('with another seed, or none, all random identifiers are others', async () => {
  const [one, ...others] = [await told('s'), await told('t'), await told(), await told()]
  for (const other of others) {
    for (const kind of ['chatIds', 'userIds', 'secureKeys', 'fileIds', 'referenceIds'] as const) {
      expect(other[kind]).not.toEqual(one?.[kind])
    }
    expect(other.counted).toEqual(one?.counted)
  }
})
