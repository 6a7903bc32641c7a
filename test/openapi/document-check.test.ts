import { describe, expect, test } from 'vitest'
import type { GenesysAnswer } from '../../src/index'
import { genesysEventTypes, type SpoilName, spoilNames } from '../../src/index'
import { genesysMockEventNames } from '../../src/wire/genesys-mock-events'
import { spoilNamed } from '../../src/wire/spoils'
import { DocumentCheck, NotAsDocumented, readDocument, type SeenAnswer } from './document-check'
import { examplesOfAnswers } from './documented-examples'

const document = readDocument()
const check = new DocumentCheck(document)
const examples = examplesOfAnswers(document)
const objects = examples.filter(
  ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
)

const judge = (answer: SeenAnswer) => () => check.judgeAnswer(answer, false)
const withBody = (answer: SeenAnswer, body: unknown): SeenAnswer => ({
  ...answer,
  text: JSON.stringify(body),
})

describe('the document takes', () => {
  test.each(examples)('its own example $name of $operationId', (example) => {
    expect(judge(example)).not.toThrow()
  })

  test('every event of its example of a live feed, in which there is one of every kind', () => {
    const feed = examples.find(({ operationId }) => operationId === 'events')?.text ?? ''
    const events = [...feed.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)]
    for (const [, name = '', data = ''] of events) check.judgeLiveEvent(name, JSON.parse(data))
    expect(new Set(events.map(([, name]) => name))).toEqual(new Set(genesysMockEventNames))
  })

  test('an event of every type, of which it has examples', () => {
    const { text } = usual('refresh', 'everyEventType')
    for (const type of genesysEventTypes) expect(text).toContain(`"type":"${type}","utcTime"`)
  })
})

/** What only the validator can tell, because it knows the chat. */
const ofMeaning: readonly SpoilName[] = [
  'otherChatId',
  'otherSecureKey',
  'wrongChatEnded',
  'staleNextPosition',
  'exclusivePosition',
  'reversedMessages',
  'noAgentJoined',
  'repeatedIndex',
]

describe('the document refuses', () => {
  test.each(spoilNames.filter((name) => !ofMeaning.includes(name)))('an answer spoilt by %s', (name) => {
    const answer = usual('refresh', 'everyEventType')
    const right: GenesysAnswer = JSON.parse(answer.text)
    const { body, text } = spoilNamed(name).spoil(right)
    const { type, content } = text ?? { type: 'application/json', content: JSON.stringify(body) }
    expect(judge({ ...answer, contentType: type, text: content })).toThrow(NotAsDocumented)
  })

  test.each(objects)('the example $name of $operationId with a field more', (example) => {
    expect(judge(withBody(example, { ...Object(example.value), more: 1 }))).toThrow(NotAsDocumented)
  })

  test.each(objects)('the example $name of $operationId without one of its fields', (example) => {
    for (const field of Object.keys(Object(example.value))) {
      const rest = Object.entries(Object(example.value)).filter(([key]) => key !== field)
      expect(judge(withBody(example, Object.fromEntries(rest))), field).toThrow(NotAsDocumented)
    }
  })

  test('a status that the operation does not have', () => {
    const answer = usual('send', 'noKey')
    expect(judge({ ...answer, status: 422 })).toThrow('HTTP 422 application/json: there is no such status')
  })

  test('a code that the operation does not have', () => {
    const errors = [{ code: 161, advice: 'nickname: missing' }]
    expect(judge(withBody(usual('send', 'noKey'), { errors }))).toThrow(NotAsDocumented)
  })

  test('an answer to an operation that there is not, unless it is the one to all of them', () => {
    const errors = { errors: [{ code: 404, advice: 'there is no operation' }] }
    const answer = { ...usual('send', 'noKey'), url: 'http://gms.test/genesys/2/chat/aura/1/wave' }
    expect(judge(answer)).toThrow(NotAsDocumented)
    expect(judge(withBody({ ...answer, status: 404 }, errors))).not.toThrow()
  })

  test('an HTTP error of a gateway, unless a fault is in place', () => {
    const answer = { ...usual('send', 'noKey'), status: 502, contentType: 'text/html', text: '<html></html>' }
    expect(judge(answer)).toThrow(NotAsDocumented)
    expect(() => check.judgeAnswer(answer, true)).not.toThrow()
  })

  test('a push of another form', () => {
    expect(() => check.judgePush({ deviceId: 'device-1', message: 'Message' })).not.toThrow()
    expect(() => check.judgePush({ deviceId: 'device-1', message: 1 })).toThrow(NotAsDocumented)
    expect(() => check.judgePush({ event: 'Message' })).toThrow(NotAsDocumented)
  })
})

function usual(operation: string, name: string): SeenAnswer {
  const found = examples.find((each) => each.operationId === operation && each.name === name)
  if (!found) throw new Error(`there is no example ${name} of ${operation}`)
  return found
}
