import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type GenesysMock, manualClock, type Profile } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { receive } from './full-story'

beforeEach(() => {
  vi.stubGlobal('fetch', receive)
})

const profile = (chat: Profile['settings']['chat']): Profile => ({ profile: 'default', settings: { chat } })
const hello = {
  from: { type: 'Agent', nickname: 'Eva' },
  type: 'Message',
  text: 'Hello',
  timeout: 5,
} as const

const mockAt = (now: number): GenesysMock =>
  mockAlone({ clock: manualClock({ now }), profiles: [profile({ autoMessages: [hello] })] })

const timesOf = (genesys: GenesysMock): string[] =>
  genesys.sessions.last()?.messages.map(({ type, utcTime }) => `${type} at ${utcTime}`) ?? []

/** A chat, 2 s old, in which the agent says hello in 3 s; and its snapshot in a mock whose clock tells `now`. */
async function restoredAt(now: number): Promise<GenesysMock> {
  const original = mockAt(10_000)
  await start(original)
  await original.advance(2_000)
  const genesys = mockAt(now)
  genesys.restore(original.snapshot())
  return genesys
}

describe('a job', () => {
  test.each([
    ['later', 500_000, 503_000],
    ['the same', 12_000, 15_000],
    ['earlier, but after the last event', 11_000, 14_000],
  ])('is due after the time that was left, on a clock that tells %s', async (_, now, dueAt) => {
    const genesys = await restoredAt(now)
    expect(genesys.scheduler.pending()).toMatchObject([{ dueAt }])
    expect(timesOf(genesys)).toEqual(['ParticipantJoined at 10000'])
    await genesys.advance(2_999)
    expect(timesOf(genesys)).toHaveLength(1)
    await genesys.advance(1)
    expect(timesOf(genesys)).toEqual(['ParticipantJoined at 10000', `Message at ${dueAt}`])
  })

  test('on a clock that tells a time before the transcript, happens no earlier than what was', async () => {
    const genesys = await restoredAt(0)
    await genesys.advance(3_000)
    expect(timesOf(genesys)).toEqual(['ParticipantJoined at 10000', 'Message at 10000'])
  })

  test('is due on fake timers, from now on', async () => {
    const original = mockAt(10_000)
    await start(original)
    vi.useFakeTimers({ now: 1_700_000_000_000 })
    const genesys = mockAlone()
    genesys.restore(original.snapshot())
    vi.advanceTimersByTime(4_999)
    expect(timesOf(genesys)).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(timesOf(genesys)[1]).toBe('Message at 1700000005000')
  })

  test('that a pause held back is held back, and happens when that is over', async () => {
    const original = mockAt(0)
    await start(original)
    original.scheduler.pause()
    await original.advance(8_000)
    const genesys = mockAt(100_000)
    genesys.restore(original.snapshot())
    await genesys.advance(1_000)
    expect(timesOf(genesys)).toHaveLength(1)
    genesys.scheduler.resume()
    expect(timesOf(genesys)[1]).toBe('Message at 101000')
  })

  test('that is due, but for time to pass, happens as soon as it does', async () => {
    const original = mockAt(0)
    const { chatId } = await start(original)
    original.db.job.create({ chatId, dueAt: 0 })
    const genesys = mockAt(100_000)
    genesys.restore(original.snapshot())
    expect(timesOf(genesys)).toHaveLength(1)
    await genesys.advance(0)
    expect(timesOf(genesys)[1]).toBe('Message at 100000')
  })
})

describe('whatever the clock of the other mock tells,', () => {
  const later = 1_000_000
  /** A snapshot of a chat after some time, in a mock whose clock tells another. */
  async function moved(chat: Profile['settings']['chat'], milliseconds: number, now = later) {
    const options = { profiles: [profile(chat)] }
    const original = mockAlone({ clock: manualClock({ now: 0 }), ...options })
    const started = await start(original)
    await original.advance(milliseconds)
    const genesys = mockAlone({ clock: manualClock({ now }), ...options })
    genesys.restore(original.snapshot())
    const refresh = (): Promise<{ alias: string; idleTimerExpire: number }> =>
      callMock(genesys, `/genesys/2/chat/aura/${started.chatId}/refresh`, {
        secureKey: started.secureKey,
        transcriptPosition: '0',
      })
    return { original, genesys, refresh }
  }

  test('the idle timer tells the time that was left', async () => {
    const { genesys, refresh } = await moved({ idle: { alert: 20, close: 10 } }, 5_000)
    expect(await refresh()).toMatchObject({ idleTimerExpire: 15 })
    await genesys.advance(25_000)
    expect(timesOf(genesys).slice(1)).toEqual([
      `IdleAlert at ${later + 15_000}`,
      `IdleClose at ${later + 25_000}`,
      `ParticipantLeft at ${later + 25_000}`,
    ])
  })

  test('a client is gone after the silence that was left', async () => {
    const { genesys } = await moved({ flexDisconnectTimeout: 45 }, 40_000)
    await genesys.advance(4_999)
    expect(genesys.sessions.last()?.state).toBe('active')
    await genesys.advance(1)
    expect(genesys.sessions.last()).toMatchObject({
      endReason: 'silence',
      createdAt: 0,
      endedAt: later + 5_000,
    })
  })

  test.each([later, 200])('the alias changes after the time that was left, at %d', async (now) => {
    const aliasChanges = [
      { timeout: 1, alias: '1' },
      { timeout: 1, alias: '2' },
      { timeout: 2.057, alias: '3' },
      { timeout: 1, alias: '4' },
    ]
    const { original, genesys, refresh } = await moved({ aliasChanges }, 2_500, now)
    const aliases: string[] = []
    for (const step of [0, 1_556, 1, 999, 1]) {
      await genesys.advance(step)
      aliases.push((await refresh()).alias)
    }
    expect(aliases).toEqual(['2', '2', '3', '3', '4'])
    expect(genesys.profiles.list()).toEqual(original.profiles.list())
    const [chatId = ''] = genesys.sessions.keys()
    expect(genesys.sessions.export(chatId)).toEqual(original.sessions.export(chatId))
  })

  test('the alias changes to the millisecond, fractions of a second as they are', async () => {
    const { genesys, refresh } = await moved({ aliasChanges: [{ timeout: 0.004, alias: '1' }] }, 0, 100)
    await genesys.advance(3)
    expect(await refresh()).toMatchObject({ alias: '117' })
    await genesys.advance(1)
    expect(await refresh()).toMatchObject({ alias: '1' })
  })

  test('a client that polls on is warned as before', async () => {
    const { original, genesys, refresh } = await moved({}, 5_000)
    const { chatId, secureKey } = original.db.session.getAll()[0] ?? { chatId: '', secureKey: '' }
    const form = { secureKey, transcriptPosition: '0' }
    await callMock(original, `/genesys/2/chat/aura/${chatId}/refresh`, form)
    await original.advance(400)
    genesys.restore(original.snapshot())
    await refresh()
    expect(genesys.warnings).toMatchObject([
      { code: 'POLLED_TOO_FAST', message: expect.stringMatching(/400 ms/) },
    ])
    genesys.reset()
    genesys.restore(original.snapshot())
    await genesys.advance(600)
    await refresh()
    expect(genesys.warnings).toEqual([])
  })

  test('a refresh that was refused is not taken for a poll', async () => {
    const { original, genesys, refresh } = await moved({}, 5_000)
    const { chatId, secureKey } = original.db.session.getAll()[0] ?? { chatId: '', secureKey: '' }
    const form = { secureKey, transcriptPosition: 'x' }
    await callMock(original, `/genesys/2/chat/aura/${chatId}/refresh`, form)
    genesys.restore(original.snapshot())
    await refresh()
    expect(genesys.warnings).toEqual([])
  })
})
