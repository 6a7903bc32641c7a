import { type GenesysMockOptions, manualClock, type WarningCode } from '../../src/index'
import { postJson, type StartedChat } from '../doors/chat-client'
import type { Opened } from '../doors/door'

/** A mock in which nothing happens by itself, at a known moment. */
export const silent = (): GenesysMockOptions => ({
  clock: manualClock({ now: 5_000 }),
  profiles: [{ profile: 'default', settings: { chat: {} } }],
})

/** What the mock has warned of. */
export const codesOf = ({ genesys }: Opened): WarningCode[] => genesys.warnings.map(({ code }) => code)

/** What it said last. */
export const messageOf = ({ genesys }: Opened): string | undefined => genesys.warnings.at(-1)?.message

/** Has events happen in a chat. */
export const play = (opened: Opened, chat: StartedChat, ...events: unknown[]) =>
  opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(events))

/** An event from an agent; without a nickname, from the newest. */
export const agent = (type = 'Message', nickname?: string) => ({
  from: nickname === undefined ? { type: 'Agent' } : { type: 'Agent', nickname },
  type,
})
