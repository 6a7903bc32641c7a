import { GenesysMockError } from '../errors'

/**
 * Keeps what agents do in a chat in the order of the calls, also where a file has to be read first. Without such a
 * file, everything happens at once.
 */
export class Turns {
  /** By chat, what settles when everything that was asked for has happened. */
  readonly #pending = new Map<string, Promise<void>>()
  #generation = 0

  /** Runs an action after those that wait; at once where none does. */
  take<Result>(chatId: string, action: () => Result): Promise<Result> {
    const pending = this.#pending.get(chatId)
    if (!pending) return new Promise((resolve) => resolve(action()))
    return this.#enqueue(chatId, pending.then(this.#inThisLife(chatId, action)))
  }

  /** Runs an action when a value is there, after the actions that wait. */
  takeAfter<Value, Result>(
    chatId: string,
    value: Promise<Value>,
    action: (value: Value) => Result,
  ): Promise<Result> {
    const before = this.#pending.get(chatId) ?? Promise.resolve()
    // A failure counts when its turn has come.
    value.catch(() => {})
    const run = async (): Promise<Result> => {
      const read = await value
      return this.#inThisLife(chatId, () => action(read), generation)()
    }
    const generation = this.#generation
    return this.#enqueue(chatId, before.then(run))
  }

  /** Forgets what waits: it fails when its turn comes. */
  reset(): void {
    this.#generation += 1
    this.#pending.clear()
  }

  #enqueue<Result>(chatId: string, turn: Promise<Result>): Promise<Result> {
    const ignore = (): void => {}
    const settled: Promise<void> = turn.then(ignore, ignore).then(() => {
      if (this.#pending.get(chatId) === settled) this.#pending.delete(chatId)
    })
    this.#pending.set(chatId, settled)
    return turn
  }

  /** A chat of the same id may have started since a reset. */
  #inThisLife<Result>(
    chatId: string,
    action: () => Result,
    generation: number = this.#generation,
  ): () => Result {
    return () => {
      if (generation === this.#generation) return action()
      throw new GenesysMockError('UNKNOWN_CHAT', {
        action: `act in chat "${chatId}"`,
        reason: 'the mock was reset, restored or disposed of while a file was read',
        remedy: 'Await sendFile() before the reset.',
        chatId,
      })
    }
  }
}
