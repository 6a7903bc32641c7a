import { expect } from 'vitest'
import type { Opened } from '../../doors/door'
import { envelope, withoutMonitored } from './predict'
import type { World } from './world'

/** Compares all chats, what is still to happen in them and what was pushed of them. */
export async function inspect(world: World, { genesys }: Opened): Promise<void> {
  await genesys.settled()
  expect(genesys.sessions.keys()).toEqual([...world.chats.keys()])
  for (const [chatId, chat] of world.chats) {
    const session = genesys.sessions.get(chatId)
    chat.decide(session.messages)
    expect(session).toMatchObject({
      ...chat.ids,
      state: chat.end ? 'ended' : 'active',
      endReason: chat.end?.reason ?? null,
      endedAt: chat.end?.at ?? null,
      nickname: chat.client.nickname,
      userData: chat.userData,
      pushUrl: chat.pushUrl ?? null,
      participants: chat.parties,
      messages: chat.events,
      nextPosition: chat.nextPosition,
      scheduled: world.scheduledIn(chatId),
    })
    const pushes = genesys.pushes.of(chatId)
    expect(
      pushes.map(({ url, body }) => ({
        url,
        body: withoutMonitored(body),
      })),
    ).toEqual(
      chat.pushes.map(({ url, event, chatEnded }) => ({
        url,
        body: {
          ...envelope(chat, 0),
          messages: [event],
          chatEnded,
          nextPosition: event.index + 1,
        },
      })),
    )
    expect(pushes.filter(({ status }) => status === 'pending')).toEqual([])
  }
}
