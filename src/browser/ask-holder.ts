import type { PlainAnswer, PlainRequest } from 'aura-mocks-genesys-api'
import { createRelay, type Relay } from './relay'
import type { TabMessage, Tell } from './tab-message'
import { unavailable } from './unavailable'

interface Question {
  request: PlainRequest
  isTaken: boolean
  answer(answer: PlainAnswer): void
}

/** What a tab that does not hold the mock asks of the one that does. */
export class Asker {
  readonly #questions = new Map<string, Question>()
  /** The answers that go on. */
  readonly #relays = new Map<string, Relay>()
  #over: PlainAnswer | undefined

  constructor(private readonly tell: Tell) {}

  async ask({ signal, ...request }: PlainRequest): Promise<PlainAnswer> {
    if (this.#over) return this.#over
    const id = globalThis.crypto.randomUUID()
    signal?.addEventListener('abort', () => {
      if (this.#questions.has(id)) this.#drop(id)
      this.#settle(id, { httpStatus: 0, headers: {}, body: null })
    })
    return new Promise((answer) => {
      this.#questions.set(id, { request, isTaken: false, answer })
      this.tell({ kind: 'ask', id, request })
    })
  }

  hear(message: TabMessage): void {
    if (message.kind === 'taken') {
      const question = this.#questions.get(message.id)
      if (question) question.isTaken = true
    }
    if (message.kind === 'answer' && this.#questions.has(message.id)) this.#receive(message)
    if (message.kind === 'more') this.#relays.get(message.id)?.write(message.text)
    if (message.kind === 'end') this.#close(message.id)
  }

  /**
   * Another tab holds the mock from now on. What the last one has not begun to answer is asked again; what it has,
   * may have been done, so it fails.
   *
   * @param answerHere - How it is answered where this tab is the one.
   */
  askAgain(answerHere?: (request: PlainRequest) => Promise<PlainAnswer>): void {
    for (const id of [...this.#relays.keys()]) this.#close(id)
    for (const [id, { isTaken, request }] of [...this.#questions]) {
      if (isTaken) {
        this.#settle(id, unavailable('the tab that held the mock has gone while it answered this request'))
      } else if (answerHere) {
        void answerHere(request).then((answer) => this.#settle(id, answer))
      } else {
        this.tell({ kind: 'ask', id, request })
      }
    }
  }

  /** Gives up all that is asked. */
  giveUp(advice: string): void {
    for (const id of [...this.#relays.keys()]) {
      this.#close(id)
      this.#drop(id)
    }
    for (const id of [...this.#questions.keys()]) {
      this.#drop(id)
      this.#settle(id, unavailable(advice))
    }
  }

  /** Takes no more questions. */
  end(advice: string): void {
    this.#over = unavailable(advice)
    this.giveUp(advice)
  }

  #receive({ id, answer, goesOn }: Extract<TabMessage, { kind: 'answer' }>): void {
    if (!goesOn) {
      this.#settle(id, answer)
      return
    }
    const relay = createRelay(() => {
      this.#relays.delete(id)
      this.#drop(id)
    })
    this.#relays.set(id, relay)
    this.#settle(id, { ...answer, stream: relay.stream })
  }

  #settle(id: string, answer: PlainAnswer): void {
    const question = this.#questions.get(id)
    this.#questions.delete(id)
    question?.answer(answer)
  }

  #close(id: string): void {
    const relay = this.#relays.get(id)
    this.#relays.delete(id)
    relay?.close()
  }

  #drop(id: string): void {
    this.tell({ kind: 'drop', id })
  }
}
