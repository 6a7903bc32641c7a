import type { Participant, ScheduledEvent } from '../db/rows'
import { GenesysMockError } from '../errors'
import { isPromise } from '../runtime/is-promise'
import type { JsonObject } from '../runtime/json'
import type { GenesysPartyType } from '../wire/event-type'
import { agentArguments as check } from './agent-arguments'
import { type FileToSend, readFile } from './file-content'
import type { Turns } from './turns'

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
  /**
   * Sends a file, which the client can download.
   *
   * @param file - `{ name, type?, content }`, or a `File`.
   * @param options - `userData`: more of what its event says, such as `{ 'file-source': 'ucs' }`.
   * @example
   * await ana.sendFile({ name: 'offer.pdf', type: 'application/pdf', content: await readFile('offer.pdf') })
   */
  sendFile(
    file: FileToSend | File,
    options?: { userData?: Record<string, string> | undefined },
  ): Promise<Agent>
  /**
   * Leaves, then the other joins, who is returned.
   *
   * @param options - `after`: seconds on the mock's clock until the other joins; default: 0, at once.
   * @throws GenesysMockError `IN_CHAT_ALREADY`
   */
  transferTo(other: AgentParty, options?: { after?: number | undefined }): Promise<Agent>
  /**
   * Follows the chat unseen, as a supervisor can: no participant, no event, but answers say `monitored: true`.
   *
   * @throws GenesysMockError `INVALID_PARAMETER` for somebody who is no supervisor, `IN_CHAT_ALREADY`
   * @example
   * const bea = genesys.agent(chatId, { nickname: 'Bea', type: 'Supervisor' })
   * await bea.monitor()
   * await bea.stopMonitoring()
   */
  monitor(): Promise<Agent>
  /** Follows the chat no longer. */
  stopMonitoring(): Promise<Agent>
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
  keepFile(chatId: string, file: FileToKeep): Record<string, string>
  /** Has somebody follow the chat unseen, or not any more. */
  setMonitored(chatId: string, monitored: boolean): void
  /** What the agents of the mock do, in the order in which they were asked to. */
  readonly turns: Turns
}

/** A file whose bytes have been read. */
interface FileToKeep {
  name: string
  type: string
  bytes: Uint8Array
}

/** In whose name an agent's events are. */
type Speaker = ScheduledEvent['from'] & { nickname: string }

/** What the methods of an agent have in common. */
interface Role {
  stage: Stage
  chatId: string
  assertIn(): void
  /** Has events happen, in the agent's name, in the order of the calls. */
  act(...events: Omit<ScheduledEvent, 'from'>[]): Promise<Agent>
  /** Has them happen now. */
  play(...events: Omit<ScheduledEvent, 'from'>[]): Agent
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
export function createAgent(stage: Stage, chatId: string, party?: AgentParty): Agent {
  check.agent(chatId, party)
  const from: Speaker = {
    nickname: party?.nickname ?? 'agent',
    type: party?.type ?? 'Agent',
    style: party?.style,
  }
  const { nickname } = from
  const isIn = (): boolean => isPresent(stage.participants(chatId), from)
  const assertIn = (): void => {
    if (!isIn()) throw notInChat(chatId, nickname, stage.participants(chatId))
  }
  const play: Role['play'] = (...events) => {
    assertIn()
    stage.play(
      chatId,
      events.map((event) => ({ ...event, from })),
    )
    return agent
  }
  const act: Role['act'] = (...events) => stage.turns.take(chatId, () => play(...events))
  const join = (): Agent => {
    if (isIn()) throw inChatAlready(chatId, nickname)
    stage.play(chatId, [{ from, type: 'ParticipantJoined' }])
    return agent
  }
  const role: Role = { stage, chatId, assertIn, act, play }
  const agent: Agent = {
    chatId,
    nickname,
    join: () => stage.turns.take(chatId, join),
    ...createSpeech(role),
    sendFile: async (file, options) => sendFile(role, file, options),
    ...createMoves(role, from, () => agent),
    async leave(options) {
      check.leave(options)
      await act({ type: 'ParticipantLeft', chatEnded: options?.endChat })
    },
  }
  return agent
}

/** What changes who follows the chat. */
function createMoves(
  { stage, chatId, assertIn }: Role,
  from: Speaker,
  self: () => Agent,
): Pick<Agent, 'transferTo' | 'monitor' | 'stopMonitoring'> {
  const isIn = (party: Speaker): boolean => isPresent(stage.participants(chatId), party)
  const follow = (isFollowing: boolean): Promise<Agent> => {
    check.monitor(from.type)
    return stage.turns.take(chatId, () => {
      if (isFollowing && isIn(from)) throw inChatAlready(chatId, from.nickname)
      stage.setMonitored(chatId, isFollowing)
      return self()
    })
  }
  return {
    async transferTo(other, options) {
      check.transferTo(other, options)
      const successor = createAgent(stage, chatId, other)
      const next = { nickname: successor.nickname, type: other.type ?? 'Agent', style: other.style }
      return stage.turns.take(chatId, () => {
        assertIn()
        if (isIn(next)) throw inChatAlready(chatId, next.nickname)
        stage.play(chatId, [
          { from, type: 'ParticipantLeft' },
          { from: next, type: 'ParticipantJoined', timeout: options?.after },
        ])
        return successor
      })
    },
    monitor: async () => follow(true),
    stopMonitoring: async () => follow(false),
  }
}

function isPresent(
  participants: readonly Participant[],
  { nickname, type }: { nickname: string; type: string },
): boolean {
  return participants.some((one) => one.nickname === nickname && one.type === type && one.state === 'joined')
}

function createSpeech({ act }: Role): Pick<Agent, 'say' | 'type' | 'pushUrl' | 'notice'> {
  return {
    async say(text, options) {
      check.say(text, options)
      const { after, ...details } = options ?? {}
      return act({ ...details, type: 'Message', text, timeout: after })
    },
    async type(text, options) {
      check.type(text, options)
      const { pause = pauseFor(text), ...details } = options ?? {}
      return act({ type: 'TypingStarted' }, { ...details, type: 'Message', text, timeout: pause })
    },
    async pushUrl(url) {
      check.pushUrl(url)
      return act({ type: 'PushUrl', text: url })
    },
    async notice(text, options) {
      check.notice(text, options)
      const { after, ...details } = options ?? {}
      return act({ ...details, type: 'CustomNotice', text, timeout: after })
    },
  }
}

function sendFile(
  { stage, chatId, assertIn, play }: Role,
  given: FileToSend | File,
  options: { userData?: Record<string, string> | undefined } | undefined,
): Promise<Agent> {
  check.sendFile(given, options)
  const { content, ...file } = readFile(given)
  const send = (bytes: Uint8Array): Agent => {
    assertIn()
    const userData = { ...options?.userData, ...stage.keepFile(chatId, { ...file, bytes }) }
    return play({ type: 'FileUploaded', userData })
  }
  if (!isPromise(content)) return stage.turns.take(chatId, () => send(content))
  return stage.turns.takeAfter(chatId, content, send)
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
