import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const pushUrlSuite: ContractSuite = (open) => {
  test('sets where the chat is pushed to from the next push on, and tells the chat', async () => {
    const opened = open({ clock: manualClock() })
    const chat = await startChat(opened)
    await opened.genesys.advance(1_000)
    const { body } = await chat.call('pushUrl', { pushUrl: 'https://bot.test/messages' })
    expect(body).toMatchObject({ statusCode: 0, messages: [], nextPosition: 4 })
    expect(await chat.transcript(3)).toMatchObject([
      {
        index: 3,
        type: 'PushUrl',
        text: 'https://bot.test/messages',
        from: { type: 'Client', participantId: 1 },
      },
    ])
    expect(opened.genesys.sessions.get(chat.chatId).pushUrl).toBe('https://bot.test/messages')
    await opened.genesys.advance(1_000)
    expect(opened.genesys.pushes.of(chat.chatId).map(({ url }) => new URL(url).host)).toEqual([
      'svc-ap-current.auracognitive.com',
      'bot.test',
    ])
  })
}
