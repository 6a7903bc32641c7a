import { nanoid } from 'nanoid'
import { createGenerators, type GeneratorStates, seedStates } from './id-generators'

/** How far the identifiers have got. */
export interface IdsState {
  /** By prefix, the last number. */
  counters: Record<string, number>
  /** null: the other identifiers are random. */
  generators: GeneratorStates | null
}

/** Makes the identifiers that Genesys would, in its formats. */
export interface Ids {
  /** 16 characters, the sixth a lower-case `a`, as `0008TaFN3SE300QU`: clients that fold case break on it. */
  chatId(): string
  /** 16 upper-case hexadecimal digits, as `052B5F58EBCF069A`. */
  userId(): string
  /** 20 lower-case hexadecimal digits, as `02f8e3936f763afffcce`. */
  secureKey(): string
  /** 24 lower-case hexadecimal digits. */
  fileId(): string
  /** The number in an error's `referenceId[…]`: 8 digits, the first not 0. */
  referenceId(): string
  /** `job-1`, `push-1`, …: counted for each prefix. */
  count(prefix: string): string
  /** 1, 2, …: the order in which things were made. */
  sequence(): number
  /** Starts the counters, and a seeded sequence, anew. */
  reset(): void
  state(): IdsState
  /** Goes on from a state, whatever the seed. */
  restore(state: IdsState): void
}

/**
 * Random identifiers, or, with a seed, the same sequence of identifiers every time.
 *
 * Formats: reconstructed from Genesys's samples and real captures of the Chat API v2.
 */
export function createIds(seed?: string | number): Ids {
  const counters = new Map<string, number>()
  const next = (name: string): number => {
    const number = (counters.get(name) ?? 0) + 1
    counters.set(name, number)
    return number
  }
  const start = seed === undefined ? undefined : seedStates(seed)
  let generators = createGenerators(start)

  return {
    chatId() {
      const tail = generators.chatIdTail()
      return `000${tail.slice(0, 2)}a${tail.slice(3)}`
    },
    userId: () => generators.userId(),
    secureKey: () => generators.secureKey(),
    fileId: () => generators.fileId(),
    referenceId: () => generators.referenceIdHead() + generators.referenceIdTail(),
    count: (prefix) => `${prefix}-${next(prefix)}`,
    sequence: () => next('sequence'),
    reset() {
      generators = createGenerators(start)
      counters.clear()
    },
    state: () => ({ counters: Object.fromEntries(counters), generators: generators.states() ?? null }),
    restore(state) {
      generators = createGenerators(state.generators ?? undefined)
      counters.clear()
      for (const [prefix, number] of Object.entries(state.counters)) counters.set(prefix, number)
    },
  }
}

/** What no other mock has, whatever the seeds. */
export function createToken(): string {
  return nanoid()
}
