import fc from 'fast-check'
import { genesysEventTypes, type JsonObject, type Profile, type ScheduledEvent } from '../../../src/index'
import type { Form } from '../../doors/chat-client'
import type { Setup } from './world'

/** Texts that clients really send, and any others. */
export const text = fc.oneof(
  fc.constantFrom('Hola, ¿qué tal? 👋', '100% sure & more', 'a=b;c+d', '"{[', ' ', '%E0%A4%A', 'true', '0'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
)
export const name = fc.constantFrom('Ana', 'Zoë', '李', "O'Neil Jr.")
export const url = fc.constantFrom('https://bot.test/messages', 'http://bridge.test/?a=b&c=d')
export const attributes = fc.constantFrom(
  '{}',
  '{"GCTI_SYSTEM":{"party-info":{"style":"BOT"}},"list":[1,null]}',
)

/** Mostly right, sometimes one of these wrong values. */
export function mostly<Value>(right: fc.Arbitrary<Value>, ...wrong: Value[]): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })
}

/** A field that may be left out. */
export const optional = <Field extends string>(
  field: Field,
  value: fc.Arbitrary<string>,
): fc.Arbitrary<Form> => fc.oneof(fc.constant({}), fc.record({ [field]: value }))

/** All fields of several forms. */
export const together = (...forms: fc.Arbitrary<Form>[]): fc.Arbitrary<Form> =>
  fc.tuple(...forms).map((parts): Form => Object.assign({}, ...parts))

export const position = optional(
  'transcriptPosition',
  mostly(fc.constantFrom('0', '1', '2', '3', '7', '-1', '99'), 'x', '1.5', '', '-2'),
)

/** An event as the mock's own API takes it, of any party and any type. */
export const scheduledEvent: fc.Arbitrary<ScheduledEvent> = fc.record(
  {
    from: fc.record(
      {
        type: fc.constantFrom('Client', 'Agent', 'Agent', 'Agent', 'Supervisor', 'External'),
        nickname: fc.constantFrom('Eva', 'Leo'),
      },
      { requiredKeys: ['type'] },
    ),
    type: fc.oneof(
      fc.constantFrom('ParticipantJoined', 'Message', 'ParticipantLeft', 'NicknameUpdated'),
      fc.constantFrom(...genesysEventTypes),
    ),
    text,
    messageType: text,
    userData: fc.record({ k: text }),
    eventAttributes: fc.constant<JsonObject>({ a: { b: [1] } }),
    timeout: fc.constantFrom(0, 0.0004, 0.5, 1, 1, 3),
    chatEnded: mostly(fc.constant(false), true),
  },
  { requiredKeys: ['from', 'type'] },
)

/** The services and the profiles of every mock. */
export const services: readonly string[] = ['aura', 'voz']
export const profiles: readonly Profile[] = [
  {
    profile: 'default',
    settings: {
      chat: {
        pushUrl: 'https://bot.test/default',
        autoMessages: [
          { from: { type: 'External', nickname: 'system' }, type: 'ParticipantJoined', timeout: 1 },
          { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined', timeout: 1 },
          { from: { type: 'Agent' }, type: 'Message', text: 'Hello', timeout: 1 },
        ],
      },
    },
  },
  { profile: 'silent', settings: { chat: {} } },
  {
    profile: 'eager',
    settings: { chat: { autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi' }] } },
  },
  {
    profile: 'closing',
    settings: {
      chat: {
        pushUrl: 'https://bot.test/closing',
        autoMessages: [
          { from: { type: 'External' }, type: 'IdleAlert', text: 'Soon', timeout: 2 },
          { from: { type: 'External' }, type: 'IdleClose', text: 'Closed', timeout: 0.5, chatEnded: true },
          { from: { type: 'Agent' }, type: 'Message', text: 'Never', timeout: 1 },
        ],
      },
    },
  },
]

/** How a mock is made. */
export const setup: fc.Arbitrary<Setup> = fc.record({
  strict: mostly(fc.constant(true), false),
  notifyRequestor: fc.boolean(),
})
