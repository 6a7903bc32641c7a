import { customRandom, random } from 'nanoid'
import { type SeededBytes, seededBytes, seedState } from './seeded-bytes'

/** A kind of identifier, or of a part of one. */
export type IdentifierKind =
  | 'chatIdTail'
  | 'userId'
  | 'secureKey'
  | 'fileId'
  | 'referenceIdHead'
  | 'referenceIdTail'

/** What each kind is made of. */
const kinds: Record<IdentifierKind, { seedName: string; alphabet: string; length: number }> = {
  chatIdTail: { seedName: 'chatId', alphabet: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', length: 13 },
  userId: { seedName: 'userId', alphabet: '0123456789ABCDEF', length: 16 },
  secureKey: { seedName: 'secureKey', alphabet: '0123456789abcdef', length: 20 },
  fileId: { seedName: 'fileId', alphabet: '0123456789abcdef', length: 24 },
  referenceIdHead: { seedName: 'referenceId', alphabet: '123456789', length: 1 },
  referenceIdTail: { seedName: 'referenceId tail', alphabet: '0123456789', length: 7 },
}

/** By kind, where a seeded sequence goes on from. */
export type GeneratorStates = Record<IdentifierKind, number>

/** A source of identifiers of each kind. */
export type Generators = Record<IdentifierKind, () => string> & {
  /** Undefined: they are random. */
  states(): GeneratorStates | undefined
}

/** Each kind has bytes of its own, so that one more error answer does not change the chats to come. */
export function createGenerators(states: GeneratorStates | undefined): Generators {
  const sources = states && eachKind((kind) => seededBytes(states[kind]))
  return {
    ...eachKind((kind) => createGenerator(kind, sources?.[kind])),
    states: () => sources && eachKind((kind) => sources[kind].state()),
  }
}

/** Where the sequences of a seed start. */
export function seedStates(seed: string | number): GeneratorStates {
  return eachKind((kind) => seedState(`${kinds[kind].seedName} ${seed}`))
}

/** The names of the kinds, for whoever checks states from outside. */
export const generatorKinds: readonly string[] = Object.keys(kinds)

function createGenerator(kind: IdentifierKind, source: SeededBytes | undefined): () => string {
  const { alphabet, length } = kinds[kind]
  // It keeps no bytes between two identifiers, so the state of the source tells all.
  return customRandom(alphabet, length, source ? source.next : random)
}

function eachKind<Value>(make: (kind: IdentifierKind) => Value): Record<IdentifierKind, Value> {
  return {
    chatIdTail: make('chatIdTail'),
    userId: make('userId'),
    secureKey: make('secureKey'),
    fileId: make('fileId'),
    referenceIdHead: make('referenceIdHead'),
    referenceIdTail: make('referenceIdTail'),
  }
}
