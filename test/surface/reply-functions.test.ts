import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { mockAlone, start } from '../doors/mock-with-server'

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
