import type { Participant, ScheduledEvent } from '../db/rows'
import { GenesysMockError } from '../errors'
import type { JsonObject } from '../runtime/json'
import type { GenesysPartyType } from '../wire/event-type'

/** Who plays: an agent, unless told otherwise. */
export interface AgentParty {
  /** @default 'agent' */
  nickname?: string | undefined
  /** @default 'Agent' */
  type?: Exclude<GenesysPartyType, 'Client'> | undefined
  /** Widgets show a party with this style as a bot. */
  style?: 'BOT' | undefined
}

/** What goes with something that is said. */
export interface SayOptions {
  messageType?: string | undefined
  userData?: Record<string, string> | undefined
  eventAttributes?: JsonObject | undefined
  /**
   * Seconds, on the mock's clock, until it is said.
   * @default 0 – at once, before the promise resolves
   */
  after?: number | undefined
}

/** A file to send into a chat. */
export interface FileToSend {
  name: string
  /** @default 'application/octet-stream' */
  type?: string | undefined
  /** A text is sent as UTF-8. */
  content: string | Uint8Array
}

/**
 * Plays a party in a chat from the other side: an agent, a supervisor, or an external system. What it does
 * has happened when its promise resolves, unless it is to happen later on the mock's clock, or the scheduler is
 * paused.
 *
 * Whoever has joined by a script is played without `join`. Every method but `join` throws GenesysMockError `NOT_IN_CHAT` before it has joined or after it has left,
 * and all of them `CHAT_ENDED`.
 *
 * @example
 * const ana = await genesys.agent(chatId, { nickname: 'Ana' }).join()
 * await ana.say('Hello!')
 * await ana.leave({ endChat: true })
 */
export interface Agent {
  readonly chatId: string
  readonly nickname: string
  /** @throws GenesysMockError `IN_CHAT_ALREADY` */
  join(): Promise<Agent>
  say(text: string, options?: SayOptions): Promise<Agent>
  /**
   * Starts typing, and says the text after a pause on the mock's clock.
   *
   * @param options - `pause` in seconds; default: 0.05 a character, at least 1 and at most 5.
   */
  type(text: string, options?: Omit<SayOptions, 'after'> & { pause?: number | undefined }): Promise<Agent>
  /** Sends a web address into the chat. */
  pushUrl(url: string): Promise<Agent>
  /** Sends a custom notice. */
  notice(text?: string, options?: SayOptions): Promise<Agent>
  /** Sends a file, which the client can download. */
  sendFile(file: FileToSend): Promise<Agent>
  /** Another joins, then this one leaves; the other is returned. */
  transferTo(other: AgentParty): Promise<Agent>
  /** Leaves; with `endChat`, the chat ends with that. */
  leave(options?: { endChat?: boolean | undefined }): Promise<void>
}

/** What an agent needs of the mock. */
export interface Stage {
  /** Who is or was in the chat. */
  participants(chatId: string): readonly Participant[]
  /** Has events happen in the chat, each after its `timeout`. */
  play(chatId: string, events: readonly ScheduledEvent[]): void
  /** Keeps a file; its `userData` as in a `FileUploaded` event. */
  keepFile(chatId: string, file: FileToSend): Record<string, string>
}

export function createAgent(stage: Stage, chatId: string, party: AgentParty = {}): Agent {
  const from = { nickname: party.nickname ?? 'agent', type: party.type ?? 'Agent', style: party.style }
  const { nickname, type } = from
  const isIn = (): boolean =>
    stage
      .participants(chatId)
      .some((one) => one.nickname === nickname && one.type === type && one.state === 'joined')

  const act = async (...events: Omit<ScheduledEvent, 'from'>[]): Promise<Agent> => {
    if (!isIn()) throw notInChat(chatId, nickname, stage.participants(chatId))
    stage.play(
      chatId,
      events.map((event) => ({ ...event, from })),
    )
    return agent
  }

  const agent: Agent = {
    chatId,
    nickname,
    async join() {
      if (isIn()) throw inChatAlready(chatId, nickname)
      stage.play(chatId, [{ from, type: 'ParticipantJoined' }])
      return agent
    },
    say: (text, { after, ...details } = {}) => act({ ...details, type: 'Message', text, timeout: after }),
    type: (text, { pause = pauseFor(text), ...details } = {}) =>
      act({ type: 'TypingStarted' }, { ...details, type: 'Message', text, timeout: pause }),
    pushUrl: (text) => act({ type: 'PushUrl', text }),
    notice: (text, { after, ...details } = {}) =>
      act({ ...details, type: 'CustomNotice', text, timeout: after }),
    async sendFile(file) {
      if (!isIn()) throw notInChat(chatId, nickname, stage.participants(chatId))
      return act({ type: 'FileUploaded', userData: stage.keepFile(chatId, file) })
    },
    async transferTo(other) {
      if (!isIn()) throw notInChat(chatId, nickname, stage.participants(chatId))
      const successor = await createAgent(stage, chatId, other).join()
      await agent.leave()
      return successor
    },
    async leave({ endChat } = {}) {
      await act({ type: 'ParticipantLeft', chatEnded: endChat })
    },
  }
  return agent
}

/** As long as a quick typist takes, within reason. */
function pauseFor(text: string): number {
  return Math.min(Math.max(text.length * 0.05, 1), 5)
}

function notInChat(chatId: string, nickname: string, participants: readonly Participant[]): GenesysMockError {
  const present = participants.filter(({ state }) => state === 'joined')
  const presence = present.map((one) => `"${one.nickname}" (${one.type})`).join(', ')
  return new GenesysMockError('NOT_IN_CHAT', {
    action: `act as "${nickname}" in chat "${chatId}"`,
    reason: `"${nickname}" has not joined the chat, or has left it; in it are ${presence}`,
    remedy:
      'Call join() first (it has no effect while the scheduler is paused), or be somebody who is in it.',
    chatId,
  })
}

function inChatAlready(chatId: string, nickname: string): GenesysMockError {
  return new GenesysMockError('IN_CHAT_ALREADY', {
    action: `join chat "${chatId}" as "${nickname}"`,
    reason: `"${nickname}" is in the chat already`,
    remedy: 'Act as them right away, without join(), or choose another nickname.',
    chatId,
  })
}
