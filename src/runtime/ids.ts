import { customRandom, nanoid, random } from 'nanoid'
import { seededBytes } from './seeded-bytes'

/** Makes the identifiers that Genesys would, in its formats. */
export interface Ids {
  /** 16 characters, as `0008TaFN3SE300QU`. */
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
  let generators = createGenerators(seed)

  return {
    chatId: () => `000${generators.chatIdTail()}`,
    userId: () => generators.userId(),
    secureKey: () => generators.secureKey(),
    fileId: () => generators.fileId(),
    referenceId: () => generators.referenceIdHead() + generators.referenceIdTail(),
    count: (prefix) => `${prefix}-${next(prefix)}`,
    sequence: () => next('sequence'),
    reset() {
      generators = createGenerators(seed)
      counters.clear()
    },
  }
}

/** Each kind has bytes of its own, so that one more error answer does not change the chats to come. */
function createGenerators(seed: string | number | undefined) {
  const generator = (kind: string, alphabet: string, length: number): (() => string) =>
    customRandom(alphabet, length, seed === undefined ? random : seededBytes(`${kind} ${seed}`))
  return {
    chatIdTail: generator('chatId', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', 13),
    userId: generator('userId', '0123456789ABCDEF', 16),
    secureKey: generator('secureKey', '0123456789abcdef', 20),
    fileId: generator('fileId', '0123456789abcdef', 24),
    referenceIdHead: generator('referenceId', '123456789', 1),
    referenceIdTail: generator('referenceId tail', '0123456789', 7),
  }
}

/** What no other mock has, whatever the seeds. */
export function createToken(): string {
  return nanoid()
}
