import { describe, expect, onTestFinished, test } from 'vitest'
import { type GenesysMock, manualClock, type ReplyFunction } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

describe('a function that, when the client joins,', () => {
  /** A mock in whose chats much is still to happen, unless the function prevents it. */
  const mockThat = (act: (genesys: GenesysMock, chatId: string) => void): GenesysMock => {
    const genesys: GenesysMock = mockAlone({
      clock: manualClock({ now: 0 }),
      profiles: [
        {
          profile: 'default',
          settings: {
            chat: {
              autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi', timeout: 1 }],
              idle: {},
              flexDisconnectTimeout: 60,
              replies: (_, { chatId }) => {
                act(genesys, chatId)
                return 'Hello'
              },
            },
          },
        },
      ],
    })
    return genesys
  }

  test.each<[string, (genesys: GenesysMock, chatId: string) => void]>([
    ['removes the chat', ({ sessions }, chatId) => sessions.remove(chatId)],
    [
      'ends the chat',
      (genesys, chatId) => {
        const ana = genesys.agent(chatId)
        void ana.join()
        void ana.leave({ endChat: true })
      },
    ],
    ['resets the mock', (genesys) => genesys.reset()],
  ])('%s leaves nothing to happen', async (_, act) => {
    const genesys = mockThat(act)
    await start(genesys)
    expect(genesys.scheduler.pending()).toEqual([])
  })
})

test('an asynchronous function fails once, whatever becomes of its promise', async () => {
  const surfaced: unknown[] = []
  const note = (error: unknown) => surfaced.push(error)
  process.on('unhandledRejection', note)
  onTestFinished(() => void process.off('unhandledRejection', note))
  const replies = (async () => {
    throw new Error('boom')
  }) as unknown as ReplyFunction
  const genesys = mockAlone({
    clock: manualClock(),
    profiles: [{ profile: 'default', settings: { chat: { replies } } }],
  })
  await start(genesys)
  await new Promise((resolve) => setImmediate(resolve))
  expect(surfaced).toMatchObject([{ code: 'REPLY_FAILED' }])
})

test('a chat that is taken back by its own mock keeps its function, whatever has become of the profile', async () => {
  const profileWith = (replies: ReplyFunction) => ({ profile: 'default', settings: { chat: { replies } } })
  const genesys = mockAlone({ clock: manualClock(), profiles: [profileWith(() => 'old')] })
  genesys.profiles.set(profileWith(() => 'first'))
  const { chatId, secureKey } = await start(genesys)
  genesys.profiles.set(profileWith(() => 'second'))
  genesys.restore(genesys.snapshot())
  await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  await genesys.advance(0)
  const texts = genesys.sessions.get(chatId).messages.map(({ text }) => text)
  expect(texts).toEqual([undefined, 'Hi', 'first', 'first'])
})
