import fc from 'fast-check'
import { expect } from 'vitest'
import type { ScheduledEvent } from '../../../src/index'
import { type Form, messagesOf, postJson } from '../../doors/chat-client'
import type { Body, Opened } from '../../doors/door'
import {
  mostly,
  name,
  optional,
  position,
  profiles,
  scheduledEvent,
  services,
  text,
  together,
} from './arbitraries'
import { inspect } from './inspect'
import { type ModelOperation, modelOperations } from './operations'
import { type Complaint, envelope, type Prediction, predict, refusal, withoutMonitored } from './predict'
import { inStyle, type Style, style } from './request'
import type { Address, World } from './world'

/** Something that is done to the mock and to its model, and compared. */
export class Step implements fc.AsyncCommand<World, Opened> {
  constructor(
    private readonly told: string,
    readonly run: (world: World, opened: Opened) => Promise<void>,
  ) {}

  check(): boolean {
    return true
  }

  toString(): string {
    return this.told
  }
}

/** Makes a step of random details, which tell it when it fails. */
const step = <Details>(
  title: string,
  details: fc.Arbitrary<Details>,
  run: (details: Details) => Step['run'],
): fc.Arbitrary<Step> =>
  details.map(
    (drawn) =>
      new Step(`${title} ${JSON.stringify(drawn)}`, async (world, opened) => {
        await run(drawn)(world, opened)
        // A push that is still queued would follow the next change of its address.
        await opened.genesys.settled()
      }),
  )

const nobody: Address = { chatId: '0008TaFN3SE300QU', secureKey: 'x', userId: 'x', serviceName: 'aura' }

/** Which chat: mostly one that there is, sometimes one of those there ever were, or none. Counted from the newest. */
const which = fc.record({
  of: mostly(fc.constant<'chats' | 'addresses' | 'nobody'>('chats'), 'addresses', 'nobody'),
  back: fc.nat({ max: 4 }),
})
type Which = typeof which extends fc.Arbitrary<infer Value> ? Value : never

function addressed({ chats, addresses }: World, { of, back }: Which): Address {
  const known = of === 'chats' ? [...chats.values()].map(({ ids }) => ids) : addresses
  return (of !== 'nobody' && known.at(-1 - (back % Math.max(1, known.length)))) || nobody
}

/** How a client says who it is. */
const credentials = {
  right: ({ secureKey }: Address): Form => ({ secureKey }),
  withUser: ({ secureKey, userId }: Address): Form => ({ secureKey, userId, alias: '9' }),
  withoutUser: ({ secureKey }: Address): Form => ({ secureKey, userId: '', alias: '' }),
  wrongKey: (): Form => ({ secureKey: 'wrong' }),
  noKey: (): Form => ({}),
  wrongUser: ({ secureKey }: Address): Form => ({ secureKey, userId: 'wrong' }),
}
const who = mostly(
  fc.constantFrom<keyof typeof credentials>('right', 'withUser', 'withoutUser'),
  'wrongKey',
  'noKey',
  'wrongUser',
)

const service = mostly(fc.constant<string | undefined>(undefined), 'voz', 'unknown')

interface CallDetails {
  which: Which
  who: keyof typeof credentials
  service: string | undefined
  form: Form
  style: Style
}

const callOf = (operation: ModelOperation): fc.Arbitrary<Step> =>
  step<CallDetails>(
    operation.name,
    fc.record({ which, who, service, form: together(position, operation.parameters), style }),
    (details) => async (world, opened) => {
      const known = addressed(world, details.which)
      const address = { ...known, serviceName: details.service ?? known.serviceName }
      const chat = world.chatAt(address.serviceName, address.chatId)
      const form = { ...details.form, ...credentials[details.who](known) }
      const [fileId = 'nobody'] = chat?.files.keys() ?? []
      if (operation.name === 'uploadFile' && (chat?.files.size ?? 0) >= 2) return
      const prediction = predict(world, { operation, address, form, fileId })
      if (!prediction) return
      const operationPath = operation.path
        .replace('{serviceName}', address.serviceName)
        .replace('{chatId}', address.chatId)
        .replace('{fileId}', fileId)
      const request = inStyle(`/genesys/2/chat/${operationPath}`, form, details.style)
      const { status, body } = await read(await opened.fetch(...request))
      if (typeof body === 'string') return expect({ status, body }).toEqual(prediction)
      chat?.decide(messagesOf(body))
      expect({ status, body: withoutMonitored(body, chat) }).toEqual(prediction)
      if (chat) operation.learn?.(chat, form, body)
    },
  )

async function read(response: Response): Promise<{ status: number; body: Body | string }> {
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, body: await (isJson ? response.json() : response.text()) }
}

function compare({ status, body }: { status: number; body: Body }, prediction: Prediction): void {
  expect({ status, body }).toEqual(prediction)
}

const nameParts = together(
  optional('nickname', mostly(name, '', '  ')),
  optional('firstName', mostly(name, '')),
  optional('lastName', mostly(name, '')),
)

const requestChat = step(
  'requestChat',
  fc.record({
    serviceName: mostly(fc.constantFrom('aura', 'voz'), 'unknown'),
    form: together(
      fc.oneof(fc.record({ nickname: name }), nameParts),
      optional('userData[k]', text),
      optional('subject', text),
      optional('profile', mostly(fc.constantFrom(...profiles.map(({ profile }) => profile)), 'unknown')),
    ),
    style,
    end: fc.constantFrom('', '/'),
  }),
  ({ serviceName, form, style, end }) =>
    async (world, opened) => {
      const answer = await opened.call(...inStyle(`/genesys/2/chat/${serviceName}${end}`, form, style))
      const { nickname, complaint } = nicknameIn(form, world.setup.strict)
      const profile = profiles.find((each) => each.profile === (form.profile ?? 'default'))
      const complaints = [
        ...(complaint ? [complaint] : []),
        ...(profile ? [] : [{ code: 100, about: 'profile' }]),
        ...(services.includes(serviceName) ? [] : [{ code: 306, about: serviceName }]),
      ]
      if (complaints.length > 0 || !profile) return compare(answer, refusal(400, complaints))
      const { chatId, secureKey, userId } = answer.body
      const address = {
        serviceName,
        chatId: String(chatId),
        secureKey: String(secureKey),
        userId: String(userId),
      }
      expect(world.chats.has(address.chatId)).toBe(false)
      const userData = form['userData[k]'] === undefined ? {} : { k: form['userData[k]'] }
      const chat = world.begin(address, { nickname, userData, profile })
      compare(answer, { status: 200, body: envelope(chat, 1) })
    },
)

function nicknameIn(
  { nickname, firstName = '', lastName = '' }: Form,
  strict: boolean,
): { nickname: string; complaint?: Complaint } {
  if (nickname?.trim()) return { nickname }
  if (firstName && lastName) return { nickname: `${firstName} ${lastName}` }
  if (!strict) return { nickname: 'Customer' }
  if (firstName) return { nickname: '', complaint: { code: 103, about: 'lastName' } }
  if (lastName) return { nickname: '', complaint: { code: 102, about: 'firstName' } }
  return { nickname: '', complaint: { code: 161, about: 'nickname' } }
}

const mockSend = step(
  'mockSend',
  fc.record({ which, service, events: fc.array(scheduledEvent, { minLength: 1, maxLength: 3 }) }),
  ({ which, service, events }) =>
    async (world, opened) => {
      const { chatId, ...known } = addressed(world, which)
      const serviceName = service ?? known.serviceName
      const path = `/genesys/2/mock/chat/${serviceName}/${chatId}/send`
      const answer = await opened.call(path, postJson(events))
      compare(answer, playInto(world, serviceName, chatId, events))
    },
)

function playInto(
  world: World,
  serviceName: string,
  chatId: string,
  events: readonly ScheduledEvent[],
): Prediction {
  if (!services.includes(serviceName)) return refusal(400, [{ code: 306, about: serviceName }])
  const chat = world.chatAt(serviceName, chatId)
  if (!chat) return refusal(404, [{ code: 404, about: chatId }])
  if (chat.end) return refusal(400, [{ code: 100, about: 'ended' }])
  const jobs = world.schedule(chatId, events)
  const happened = world.runDue()
  // What stands behind the end of the chat never comes.
  const scheduled = jobs
    .filter((job) => happened.includes(job) || world.isToCome(job))
    .map(({ dueAt, event }) => ({ dueAt, event }))
  return { status: 200, body: { chatId, scheduled } }
}

const monitor = step(
  'monitor',
  fc.record({ which, isFollowing: fc.boolean() }),
  ({ which, isFollowing }) =>
    async (world, { genesys }) => {
      const chat = world.chats.get(addressed(world, which).chatId)
      if (!chat || chat.end) return
      const supervisor = genesys.agent(chat.ids.chatId, { type: 'Supervisor', nickname: 'Unseen' })
      if (isFollowing) await supervisor.monitor()
      else await supervisor.stopMonitoring()
      chat.isMonitored = isFollowing
    },
)

const pass = step(
  'pass',
  fc.constantFrom(0, 1, 499, 500, 1_000, 2_500, 60_000),
  (milliseconds) => async (world, opened) => {
    world.pass(milliseconds)
    await opened.genesys.advance(milliseconds)
  },
)

const remove = step(
  'remove',
  fc.record({ which, over: fc.constantFrom('path', 'query') }),
  ({ which, over }) =>
    async (world, opened) => {
      const { chatId } = addressed(world, which)
      const target = over === 'path' ? `/${chatId}` : `?chatId=${chatId}`
      const answer = await opened.call(`/genesys/2/mock/sessions${target}`, { method: 'DELETE' })
      const isThere = world.chats.has(chatId)
      compare(
        answer,
        isThere ? { status: 200, body: { removed: 1 } } : refusal(404, [{ code: 404, about: chatId }]),
      )
      world.remove(chatId)
    },
)

const reset = step('reset', fc.constant(''), () => async (world, opened) => {
  world.reset()
  opened.genesys.reset()
})

/** To be gone on from as if it had not been. */
const cut = step('cut', fc.constant(''), () => async (_, { genesys }) => {
  genesys.restore(JSON.parse(JSON.stringify(genesys.snapshot())))
})

/** Some chats for a story to begin with. */
export const opening = fc.array(requestChat, { minLength: 1, maxLength: 2 })

const look = step('look', fc.constant(''), () => inspect)

/** Random steps: chats are used far more often than they are asked for, and seldom done away with. */
export const steps = fc.oneof(
  { weight: 15, arbitrary: requestChat },
  ...modelOperations.map((operation) => ({
    weight: operation.name === 'disconnect' ? 6 : 18,
    arbitrary: callOf(operation),
  })),
  { weight: 24, arbitrary: mockSend },
  { weight: 18, arbitrary: pass },
  { weight: 4, arbitrary: monitor },
  { weight: 2, arbitrary: remove },
  { weight: 1, arbitrary: reset },
  { weight: 6, arbitrary: cut },
  { weight: 6, arbitrary: look },
)
