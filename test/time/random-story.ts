import fc from 'fast-check'
import type { GenesysMock, ProfileSettings, ScheduledEvent } from '../../src/index'
import { callMock, start } from '../doors/mock-with-server'
import { told } from './stories'

/** What is done to a mock between the things that happen by themselves. */
export type Doing =
  | { pass: number }
  | { send: string; chat: number }
  | { play: ScheduledEvent[]; chat: number }
  | { type: 'startTyping' | 'refresh' | 'disconnect'; chat: number }

/** A story of two chats: what happens by itself in each, and what is done. */
export interface Story {
  chats: [ProfileSettings, ProfileSettings]
  doings: Doing[]
}

const text = fc.constantFrom('one', 'two', 'three', 'Hi', 'ask me')
const event: fc.Arbitrary<ScheduledEvent> = fc.record(
  {
    from: fc.constantFrom<ScheduledEvent['from'][]>(
      { type: 'Agent', nickname: 'Eva' },
      { type: 'Agent' },
      { type: 'External' },
      // As the script has it, what the client says is replied to.
      { type: 'Client' },
    ),
    type: fc.constantFrom<ScheduledEvent['type'][]>(
      'Message',
      'Message',
      'Message',
      'TypingStarted',
      'Notice',
    ),
    text,
    timeout: fc.constantFrom(0, 0.001, 0.25, 1, 1, 3, 17.5),
  },
  { requiredKeys: ['from', 'type', 'text'] },
)

const chat = fc.record(
  {
    pushUrl: fc.constant('http://127.0.0.1:2/'),
    autoMessages: fc.array(event, { maxLength: 8 }),
    replies: fc.array(
      fc.record({
        when: fc.oneof(
          fc.record({ pattern: fc.constantFrom('o', '^H', '.') }),
          fc.record({ nth: fc.integer({ min: 1, max: 3 }) }),
        ),
        messages: fc.array(
          event.map(({ from, ...rest }) => ({ ...rest, from: from.type === 'Client' ? agent : from })),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      }),
      { maxLength: 3 },
    ),
    idle: fc.record({ alert: fc.constantFrom(5, 20), alert2: fc.constantFrom(0, 2), close: fc.constant(3) }),
    // Every chat comes to its end by itself.
    flexDisconnectTimeout: fc.constantFrom(40, 60),
  },
  { requiredKeys: ['pushUrl', 'autoMessages', 'flexDisconnectTimeout'] },
)

const agent = { type: 'Agent' } as const
const which = fc.nat(1)
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ pass: fc.constantFrom(0, 1, 250, 999, 1_000, 2_500, 20_000) }),
  fc.record({ pass: fc.nat(5_000) }),
  fc.record({ send: text, chat: which }),
  fc.record({ play: fc.array(event, { minLength: 1, maxLength: 3 }), chat: which }),
  fc.record({
    type: fc.constantFrom('startTyping' as const, 'refresh' as const, 'disconnect' as const),
    chat: which,
  }),
)

const settings = chat.map((each) => ({ chat: each }))

export const stories: fc.Arbitrary<Story> = fc.record({
  chats: fc.tuple(settings, settings),
  doings: fc.array(doing, { maxLength: 20 }),
})

/** Begins the chats of a story; their ids. */
export async function begin(genesys: GenesysMock, story: Story): Promise<string[]> {
  const chatIds: string[] = []
  for (const settings of story.chats) {
    genesys.profiles.set({ profile: 'default', settings })
    chatIds.push((await start(genesys)).chatId)
  }
  return chatIds
}

/** Does what is done in a story, other than letting time pass. */
export async function act(
  genesys: GenesysMock,
  chatIds: readonly string[],
  doing: Exclude<Doing, { pass: number }>,
) {
  const chatId = chatIds[doing.chat] ?? ''
  const session = genesys.db.session.findFirst({ where: { chatId: { equals: chatId } } })
  const secureKey = session?.secureKey ?? ''
  const path = `/genesys/2/chat/aura/${chatId}`
  if ('send' in doing) await callMock(genesys, `${path}/send`, { secureKey, message: doing.send })
  else if ('type' in doing) await callMock(genesys, `${path}/${doing.type}`, { secureKey })
  else {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(doing.play),
    }
    await genesys.fetch(new Request(`http://gms.test/genesys/2/mock/chat/aura/${chatId}/send`, init))
  }
}

/** How it went: in each chat, the transcript, times counted from its beginning, and what was pushed. */
export function outcome(genesys: GenesysMock, chatIds: readonly string[]) {
  return chatIds.map((chatId) => {
    const { messages, endReason } = genesys.sessions.get(chatId)
    const pushes = genesys.pushes.of(chatId).map(({ event, status }) => `${event.index} ${status}`)
    return { transcript: told(messages), endReason, pushes, left: genesys.scheduler.pending().length }
  })
}
