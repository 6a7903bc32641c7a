import type { ActiveFault, JournaledRequest, Profile, Push, Session } from 'aura-mocks-genesys-api'
import {
  type ChatSummary,
  type ChatView,
  type ConsoleState,
  emptyState,
  type SchedulerView,
} from './console-state'
import { type ControlClient, ControlError } from './control-client'
import { openLiveFeed } from './live-feed'

/** How long news are gathered before they are read, in milliseconds: a story of many events is read once. */
const gathering = 60
/** How often the mock is read without news, in milliseconds: a fault, a profile or a reset is no news. */
const pollInterval = 2_000
/** How many requests are shown. */
const mostRequests = 200

/** What the console knows of a mock, kept up to date while it runs; tells of every `change`. */
export class ConsoleModel extends EventTarget {
  /** What stands in the fields of the desk, for the one that takes its place when the console becomes narrow or wide. */
  deskFields: ReadonlyMap<string, string> = new Map()
  #state = emptyState()
  #shown: string | undefined
  /** Whether somebody wants to see this chat, even when it has ended. */
  #isChosen = false
  #isWrittenIn = false
  #reading: Promise<void> | undefined
  #isStale = false
  #soon: ReturnType<typeof globalThis.setTimeout> | undefined
  #poll: ReturnType<typeof globalThis.setInterval> | undefined
  #closeFeed: (() => void) | undefined
  #isFed = false

  constructor(readonly client: ControlClient) {
    super()
  }

  /** The chat that is to be looked at, which is read a moment later; undefined: none. */
  get shown(): string | undefined {
    return this.#shown
  }

  get state(): ConsoleState {
    return this.#state
  }

  start(): void {
    this.#closeFeed = openLiveFeed(this.client, {
      onNews: () => this.#refreshSoon(),
      onState: (isLive) => {
        this.#isFed = isLive
      },
    })
    this.#poll = globalThis.setInterval(() => void this.refresh(), pollInterval)
    void this.refresh()
  }

  stop(): void {
    this.#closeFeed?.()
    this.#closeFeed = undefined
    globalThis.clearInterval(this.#poll)
    globalThis.clearTimeout(this.#soon)
    this.#soon = undefined
  }

  /** Looks at another chat. */
  async choose(chatId: string): Promise<void> {
    this.#shown = chatId
    this.#isChosen = true
    this.#change({})
    await this.refresh()
  }

  /** Whether somebody is writing in the chat that is looked at: then it stays, also when it ends, for the words are for it. */
  set isWrittenIn(isWrittenIn: boolean) {
    this.#isWrittenIn = isWrittenIn
  }

  async showAllRequests(showsAllRequests: boolean): Promise<void> {
    this.#change({ showsAllRequests })
    await this.refresh()
  }

  /**
   * Has something done, and reads what became of it.
   *
   * @throws ControlError
   */
  async act<Answer>(action: (client: ControlClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await action(this.client)
    } finally {
      await this.refresh()
    }
  }

  /** Reads the mock; what is asked for while it is read is read again. */
  async refresh(): Promise<void> {
    this.#isStale = true
    this.#reading ??= this.#readWhileStale().finally(() => {
      this.#reading = undefined
    })
    await this.#reading
  }

  #refreshSoon(): void {
    this.#soon ??= globalThis.setTimeout(() => {
      this.#soon = undefined
      void this.refresh()
    }, gathering)
  }

  async #readWhileStale(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false
      try {
        this.#change(await this.#read())
      } catch (error) {
        this.#change({
          connection: 'lost',
          problem: error instanceof ControlError ? error.message : String(error),
        })
      }
    }
  }

  async #read(): Promise<Partial<ConsoleState>> {
    const { client } = this
    const [chats, scheduler, faults, profiles] = await Promise.all([
      client.get<ChatSummary[]>('sessions?summary=true', Array.isArray),
      client.get<SchedulerView>('scheduler', (answer) => Array.isArray(answer?.pending)),
      client.get<ActiveFault[]>('faults', Array.isArray),
      client.get<Profile[]>('profiles', Array.isArray),
    ])
    const readAt = globalThis.performance.now()
    const chatId = this.#chatToShow(chats)
    const [chat, requests] = await Promise.all([this.#readChat(chatId), this.#readRequests(chatId)])
    const connection = this.#isFed ? 'live' : 'polling'
    return { connection, problem: '', chats, scheduler, faults, profiles, readAt, chat, requests }
  }

  /** The one that is shown, as long as it is there and goes on, or is wanted; else the newest that goes on. */
  #chatToShow(chats: readonly ChatSummary[]): string | undefined {
    const shown = chats.find(({ chatId }) => chatId === this.#shown)
    const isWanted = this.#isChosen || this.#isWrittenIn
    if (shown && (isWanted || shown.state === 'active')) return shown.chatId
    this.#isChosen = false
    this.#shown = (chats.findLast(({ state }) => state === 'active') ?? shown ?? chats.at(-1))?.chatId
    return this.#shown
  }

  async #readChat(chatId: string | undefined): Promise<ChatView | undefined> {
    if (chatId === undefined) return undefined
    try {
      const [session, pushes] = await Promise.all([
        this.client.get<Session>(`sessions/${encodeURIComponent(chatId)}`),
        this.client.get<Push[]>(`pushes?chatId=${encodeURIComponent(chatId)}`),
      ])
      return { session, pushes }
    } catch (error) {
      // It was removed after the list was read.
      if (error instanceof ControlError && error.httpStatus === 404) return undefined
      throw error
    }
  }

  async #readRequests(chatId: string | undefined): Promise<JournaledRequest[]> {
    const isOfAll = this.#state.showsAllRequests || chatId === undefined
    const filter = isOfAll ? '' : `chatId=${encodeURIComponent(chatId)}&`
    const requests = await this.client.get<JournaledRequest[]>(`requests?${filter}last=${mostRequests}`)
    return requests.reverse()
  }

  #change(change: Partial<ConsoleState>): void {
    this.#state = { ...this.#state, ...change }
    this.dispatchEvent(new Event('change'))
  }
}
