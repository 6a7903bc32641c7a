import type { Json } from '../../src/runtime/json'
import type { OperationName } from '../../src/wire/operation-name'

/** A part of the story that the collection tells: a folder in Postman. */
export interface Chapter {
  name: string
  description: string
  steps: readonly Step[]
}

/** One request of the story. Its method and its address are those of its operation. */
export interface Step {
  operation: OperationName
  name: string
  /** One sentence. */
  description: string
  /** Asks for the head of the answer only. */
  headOnly?: true
  query?: Fields
  form?: Fields
  /** Makes the form multipart: the name of the part, and where the file is. */
  file?: { part: string; source: string }
  json?: Json
  /** @default 200 */
  httpStatus?: number
  /** The answer is not read as JSON, so that its tests have no `answer`. */
  isNoJson?: true
  /** By what is said of the answer: the lines of JavaScript that hold it to that. */
  tests: Readonly<Record<string, readonly string[]>>
  /** Collection variables, and what of the answer they are set to, in JavaScript. */
  remember?: Fields
}

/** Texts by name; variables in braces are filled in by Postman. */
export type Fields = Readonly<Record<string, string>>

/** What every request on a chat carries, as Genesys's clients send it. */
const credentials: Fields = {
  userId: '{{userId}}',
  secureKey: '{{secureKey}}',
  alias: '{{alias}}',
}

/** A request on the chat that succeeds, and asks for what is new in the transcript. */
export function chatStep({ form = {}, tests, remember = {}, ...step }: Step): Step {
  return {
    ...step,
    form: { ...credentials, transcriptPosition: '{{nextPosition}}', ...form },
    tests: {
      'it succeeds, in the chat that was asked for': [
        "const chatId = pm.collectionVariables.get('chatId')",
        'pm.expect(answer).to.include({ statusCode: 0, chatEnded: false, chatId })',
        "pm.expect(answer).not.to.have.property('errors')",
      ],
      ...tests,
    },
    // A client goes by the newest answer.
    remember: { alias: 'answer.alias', nextPosition: 'answer.nextPosition', ...remember },
  }
}

/** The same, where the answer is a file. */
export function fileStep(step: Step): Step {
  return { ...step, form: credentials, isNoJson: true }
}

/** The lines that find an event in the answer. */
export function hasEvent(event: { type: string } & Readonly<Record<string, Json>>): readonly string[] {
  return [
    `const event = answer.messages.find(({ type }) => type === '${event.type}')`,
    `pm.expect(event).to.deep.include(${JSON.stringify(event)})`,
    'pm.expect(event.index).to.be.a("number")',
  ]
}
