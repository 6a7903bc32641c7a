import { describe, expect, test } from 'vitest'
import type { GenesysMock, Profile } from '../../src/index'
import { mockAlone, start } from '../doors/mock-with-server'

/** A mock in whose profile "scripted" there is a function for `replies`, and a chat that started with it. */
async function scripted(replies: () => string): Promise<GenesysMock> {
  const genesys = mockAlone()
  const chat: Profile['settings']['chat'] = {}
  genesys.db.profile.create({ profile: 'scripted', settings: { chat: Object.assign(chat, { replies }) } })
  await start(genesys, { profile: 'scripted' })
  return genesys
}

const repliesIn = (row: Pick<Profile, 'settings'> | null | undefined): unknown =>
  row && Reflect.get(row.settings.chat, 'replies')

describe('a function that replies', () => {
  test('is a marker in a snapshot, which leaves the mock as it is', async () => {
    const replies = () => 'one'
    const genesys = await scripted(replies)
    const snapshot = genesys.snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot)
    expect(snapshot.tables.profile.map(repliesIn)).toEqual([undefined, '(function)'])
    expect(snapshot.tables.session.map(repliesIn)).toEqual(['(function)'])
    expect(repliesIn(genesys.db.session.findFirst())).toBe(replies)
  })

  test('becomes, when restored, the one that the mock has in its own profile of that name', async () => {
    const mine = () => 'mine'
    const genesys = await scripted(mine)
    genesys.restore((await scripted(() => 'theirs')).snapshot())
    const where = { profile: { equals: 'scripted' } }
    expect(repliesIn(genesys.db.profile.findFirst({ where }))).toBe(mine)
    expect(repliesIn(genesys.db.session.findFirst({ where }))).toBe(mine)
    await start(genesys, { profile: 'scripted' })
    expect(genesys.db.session.getAll().map(repliesIn)).toEqual([mine, mine])
  })

  test('is missed in a mock without such a profile, which stays as it is', async () => {
    const snapshot = (await scripted(() => 'one')).snapshot()
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    expect(() => genesys.restore(snapshot)).toThrow(
      expect.objectContaining({
        code: 'INVALID_SNAPSHOT',
        reason:
          'tables.profile[1].settings.chat.replies: it was a function, and this mock has none in its profile "scripted"',
        message: expect.stringContaining('Make the mock with that profile, createGenesysMock({ profiles: ['),
      }),
    )
    expect(genesys.sessions.keys()).toEqual([chatId])
  })

  test('is missed, too, by a chat whose profile is there no more', async () => {
    const snapshot = (await scripted(() => 'one')).snapshot()
    snapshot.tables.profile.pop()
    expect(() => mockAlone().restore(snapshot)).toThrow(/tables\.session\[0\]\.settings\.chat\.replies/)
  })
})
