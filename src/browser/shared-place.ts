import type { PlainAnswer, PlainRequest } from 'aura-mocks-genesys-api'
import { answerOf, createTabDesk, type TabDesk } from './answer-tabs'
import { Asker } from './ask-holder'
import { createHandover } from './handover'
import { type KeepStateParts, type KeptState, keepState } from './keep-state'
import { openTabChannel, type TabChannel } from './tab-channel'
import type { TabMessage } from './tab-message'
import { takeTurns } from './take-turns'

/** The place of a tab among those that share a mock: in its turn it holds the mock; until then it asks the holder. */
export class SharedPlace {
  readonly #channel: TabChannel
  readonly #desk: TabDesk
  readonly #asker: Asker
  readonly #handover = createHandover()
  readonly #line = new AbortController()
  readonly #isPlaced: Promise<void>
  #begin: () => void = () => {}
  /** The state, once this tab is the holder. */
  #kept: KeptState | undefined

  constructor(private readonly parts: KeepStateParts) {
    this.#channel = openTabChannel(parts.key, (message) => this.#hear(message))
    const { tell } = this.#channel
    this.#desk = createTabDesk(parts.genesys, tell)
    this.#asker = new Asker(tell)
    this.#isPlaced = new Promise((resolve) => {
      this.#begin = () =>
        resolve(takeTurns(parts.key, this.#line.signal, (isAfterAnother) => this.#takeOver(isAfterAnother)))
    })
    globalThis.addEventListener('pagehide', this.#leave)
  }

  /** Takes the place; resolves when it is known who holds the mock. */
  begin(): Promise<void> {
    this.#begin()
    return this.#isPlaced
  }

  async isHolder(): Promise<boolean> {
    await this.#isPlaced
    return this.#kept !== undefined
  }

  answer(request: PlainRequest): Promise<PlainAnswer> {
    return this.#kept ? answerOf(this.parts.genesys, request) : this.#asker.ask(request)
  }

  forget(): void {
    if (this.#kept) this.#kept.forget()
    else this.#channel.tell({ kind: 'forget' })
  }

  end(): void {
    globalThis.removeEventListener('pagehide', this.#leave)
    this.#asker.end('the mock was stopped in this tab')
    this.#leave()
    this.#kept?.end()
    this.#desk.end()
    this.#channel.close()
    this.#line.abort()
  }

  readonly #leave = (): void => {
    if (this.#kept) this.#channel.tell({ kind: 'leaving', state: this.#kept.current() })
    // The holder would go on telling a page that is gone.
    this.#asker.giveUp('the page has gone')
  }

  async #takeOver(isAfterAnother: boolean): Promise<void> {
    const state = isAfterAnother ? await this.#handover.take() : undefined
    if (this.#line.signal.aborted) return
    this.#kept = keepState(this.parts, state)
    this.#channel.tell({ kind: 'holding' })
    this.#asker.askAgain((request) => answerOf(this.parts.genesys, request))
  }

  #hear(message: TabMessage): void {
    this.#asker.hear(message)
    if (message.kind === 'holding') {
      this.#handover.renew()
      this.#asker.askAgain()
    }
    if (message.kind === 'leaving') this.#handover.give(message.state)
    if (message.kind === 'drop') this.#desk.drop(message.id)
    if (message.kind === 'forget') this.#kept?.forget()
    if (message.kind === 'ask' && this.#kept) void this.#desk.take(message.id, message.request)
  }
}
