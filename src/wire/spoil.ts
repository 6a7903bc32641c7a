import type { GenesysAnswer } from './answer'
import type { AnswerText } from './answer-text'
import type { GenesysEvent } from './event'

/** One detail in which an answer can be spoilt. */
export interface Spoil {
  description: string
  /** The spoilt answer. What has become unreadable is a text beside an empty body. */
  spoil(answer: GenesysAnswer): { body: object; text?: AnswerText }
}

/** Some fields are changed. */
export function field(description: string, change: (answer: GenesysAnswer) => object): Spoil {
  return { description, spoil: (answer) => ({ body: { ...answer, ...change(answer) } }) }
}

/** A field is missing. */
export function noField(name: keyof GenesysAnswer): Spoil {
  return { description: `no \`${name}\``, spoil: (answer) => ({ body: without(answer, name) }) }
}

/** Every event is changed. */
export function eachEvent(description: string, change: (event: GenesysEvent) => object): Spoil {
  return field(description, ({ messages = [] }) => ({ messages: messages.map(change) }))
}

/** The fields are right, and written so that they can't be read. */
export function writing(description: string, write: (json: string) => string): Spoil {
  return {
    description,
    spoil(answer) {
      const content = write(JSON.stringify(answer))
      return { body: {}, text: { type: 'application/json', content } }
    },
  }
}

export function without<Fields extends object>(fields: Fields, name: keyof Fields): object {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}
