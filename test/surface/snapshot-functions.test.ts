import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock, type ReplyFunction } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

const scripted = (replies: ReplyFunction) => [{ profile: 'scripted', settings: { chat: { replies } } }]
const echo: ReplyFunction = ({ text }) => `${text}?`

/** A mock with a chat of a profile that replies by a function. */
async function begun(replies = echo) {
  const genesys = mockAlone({ clock: manualClock(), profiles: scripted(replies) })
  return { genesys, chat: await start(genesys, { profile: 'scripted' }) }
}

const repliesOf = ({ db }: GenesysMock) =>
  [...db.profile.getAll(), ...db.session.getAll()].map(({ settings }) => settings.chat.replies)

describe('a function that replies', () => {
  test('is a marker in a snapshot, which leaves the mock as it is', async () => {
    const { genesys } = await begun()
    const snapshot = genesys.snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toStrictEqual(snapshot)
    const { profile, session } = snapshot.tables
    expect([...profile, ...session].map(({ settings }) => settings.chat.replies)).toEqual([
      undefined,
      '(function)',
      '(function)',
    ])
    expect(repliesOf(genesys)).toEqual([undefined, echo, echo])
  })

  test('becomes, when restored, the one that the mock has in its own profile of that name', async () => {
    const mine: ReplyFunction = () => 'mine'
    const other = mockAlone({ profiles: scripted(echo) })
    other.profiles.set(scripted(mine))
    other.restore((await begun()).genesys.snapshot())
    expect(repliesOf(other)).toEqual([undefined, mine, mine])
  })

  test('is, in a chat that the mock still has, that of the chat, whatever its profile is by now', async () => {
    const { genesys } = await begun()
    const second: ReplyFunction = () => 'second'
    genesys.profiles.set(scripted(second))
    genesys.restore(genesys.snapshot())
    expect(repliesOf(genesys)).toEqual([undefined, second, echo])
  })

  test('becomes the one that the mock was made with, where its profile has none by now', async () => {
    const { genesys, chat } = await begun()
    const other = mockAlone({ clock: manualClock(), profiles: scripted(echo) })
    other.profiles.set({ profile: 'scripted', settings: { chat: {} } })
    other.restore(genesys.snapshot())
    const { chatId, secureKey } = chat
    await callMock(other, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
    expect((await other.waitFor.message('Hi?')).from.type).toBe('Agent')
  })

  test('is missed in a mock without such a profile, which stays as it is', async () => {
    const snapshot = (await begun()).genesys.snapshot()
    const genesys = mockAlone()
    const { chatId } = await start(genesys)
    expect(() => genesys.restore(snapshot)).toThrow(
      `Failed to restore the snapshot: tables.profile[1].settings.chat.replies: the profile "scripted" replies by a function, which a snapshot can't hold. Make the mock with a profile of that name that has the function. Nothing was changed.`,
    )
    expect(genesys.sessions.keys()).toEqual([chatId])
  })

  test('is missed, too, by a chat whose profile is there no more', async () => {
    const snapshot = (await begun()).genesys.snapshot()
    snapshot.tables.profile.pop()
    expect(() => mockAlone().restore(snapshot)).toThrow(/tables\.session\[0\]\.settings\.chat\.replies/)
  })
})
