import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { mockWithBodies, url } from './bodies'

/** The envelope with a chat's event of this index, as `refresh` gives it. */
async function envelopeOf(genesys: GenesysMock, chat: { chatId: string; secureKey: string }, index: number) {
  const { chatId, secureKey } = chat
  const answer = await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, {
    secureKey,
    transcriptPosition: '1',
  })
  return { ...answer, messages: [answer.messages[index - 1]], nextPosition: index + 1 }
}

const userData = (data: Record<string, string>) =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [`userData[${key}]`, value]))

const subscribed = {
  GCTI_Chat_PushSubscribe: 'true',
  GCTI_GMS_PushDeviceId: 'device-7',
  GCTI_GMS_PushDeviceType: 'customhttp',
}
const usualMessage = 'You have a new message'
const olderKeys = { push_notification_deviceid: 'device-8', push_notification_type: 'customhttp' }

describe('the option push.format', () => {
  test.each([undefined, 'envelope'] as const)('%s: the envelope', async (format) => {
    const { genesys, bodies } = mockWithBodies({ format }, 'Hi')
    const chat = await start(genesys)
    await genesys.advance(1_000)
    expect(bodies).toEqual([await envelopeOf(genesys, chat, 2)])
  })

  test('customhttp, for a chat without a device: the chatId, and the envelope as the message', async () => {
    const { genesys, bodies } = mockWithBodies({ format: 'customhttp' }, 'Hi')
    const chat = await start(genesys)
    await genesys.advance(1_000)
    expect(bodies).toEqual([{ deviceId: chat.chatId, message: await envelopeOf(genesys, chat, 2) }])
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', body: bodies[0] })
  })

  test('customhttp, for a chat that only names its device: that one, by its own keys', async () => {
    const { genesys, bodies } = mockWithBodies({ format: 'customhttp' }, 'Hi')
    await start(genesys, userData({ GCTI_GMS_PushDeviceId: 'device-7', GCTI_GMS_NotifyRequestor: 'true' }))
    await genesys.advance(1_000)
    expect(bodies).toEqual([
      { deviceId: 'device-7', message: usualMessage },
      { deviceId: 'device-7', message: usualMessage },
    ])
  })
})

describe('a chat that subscribes by its user data', () => {
  test.each([
    ['with a type', subscribed, 'device-7'],
    ['without a type', { ...subscribed, GCTI_GMS_PushDeviceType: '' }, 'device-7'],
    ['in another letter case', { ...subscribed, GCTI_Chat_PushSubscribe: 'True' }, 'device-7'],
    ['by the older keys', olderKeys, 'device-8'],
    ['by both', { ...subscribed, ...olderKeys }, 'device-7'],
    [
      'by the older keys, its other device without a name',
      { ...subscribed, ...olderKeys, GCTI_GMS_PushDeviceId: '' },
      'device-8',
    ],
    [
      'by the older keys, its other device not',
      { ...subscribed, ...olderKeys, GCTI_Chat_PushSubscribe: 'false' },
      'device-8',
    ],
  ])('%s is pushed as customhttp', async (_, data, deviceId) => {
    const { genesys, bodies } = mockWithBodies({}, 'Hi')
    await start(genesys, userData(data))
    await genesys.advance(1_000)
    expect(bodies).toEqual([{ deviceId, message: usualMessage }])
  })

  test.each([
    ['today', subscribed],
    ['by the older keys', olderKeys],
  ])('gets the envelope as its message when it asks for the payload, %s', async (_, keys) => {
    const { genesys, bodies } = mockWithBodies({}, 'Hi')
    const chat = await start(genesys, userData({ ...keys, GCTI_GMS_PushIncludePayload: 'TRUE' }))
    await genesys.advance(1_000)
    expect(bodies).toMatchObject([{ message: await envelopeOf(genesys, chat, 2) }])
  })

  test.each(['envelope', 'customhttp', () => 'never asked for'] as const)(
    'is pushed so even if the option says %s',
    async (format) => {
      const { genesys, bodies } = mockWithBodies({ format }, 'Hi')
      await start(genesys, userData(subscribed))
      await genesys.advance(1_000)
      expect(bodies).toEqual([{ deviceId: 'device-7', message: usualMessage }])
    },
  )

  test.each([
    ['does not ask for it', { ...subscribed, GCTI_Chat_PushSubscribe: '' }],
    ['says 1 for true', { ...subscribed, GCTI_Chat_PushSubscribe: '1' }],
    ['has no device', { ...subscribed, GCTI_GMS_PushDeviceId: '' }],
    ['has an older key without a name', { ...olderKeys, push_notification_deviceid: '' }],
    ['has an older key without a type', { push_notification_deviceid: 'device-8' }],
  ])('does not when it %s', async (_, data) => {
    const { genesys, bodies } = mockWithBodies({}, 'Hi')
    const asks = { GCTI_GMS_PushIncludePayload: 'true', GCTI_GMS_NotifyRequestor: 'true' }
    const chat = await start(genesys, userData({ ...data, ...asks }))
    await genesys.advance(1_000)
    expect(bodies).toEqual([await envelopeOf(genesys, chat, 2)])
  })

  test.each([
    ['true', ['ParticipantJoined', 'Message', 'Message', 'ParticipantLeft']],
    ['1', ['Message']],
  ])(
    "asking with %s to be told of its client's own events is told of %s, other chats are not",
    async (asked, expected) => {
      const { genesys } = mockWithBodies({}, 'Hi')
      const chat = await start(genesys, userData({ ...subscribed, GCTI_GMS_NotifyRequestor: asked }))
      const other = await start(genesys, userData(subscribed))
      await genesys.advance(1_000)
      for (const { chatId, secureKey } of [chat, other]) {
        await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
        await callMock(genesys, `/genesys/2/chat/aura/${chatId}/disconnect`, { secureKey })
      }
      await genesys.settled()
      expect(genesys.pushes.of(chat.chatId).map(({ event }) => event.type)).toEqual(expected)
      expect(genesys.pushes.of(other.chatId)).toHaveLength(1)
    },
  )

  test('may do so, and undo it, in the middle of the session', async () => {
    const { genesys, bodies } = mockWithBodies({}, 'one', 'two', 'three')
    const { chatId } = await start(genesys)
    const where = { chatId: { equals: chatId } }
    await genesys.advance(1_000)
    genesys.db.session.update({ where, data: { userData: subscribed } })
    await genesys.advance(1_000)
    genesys.db.session.update({ where, data: { userData: {} } })
    await genesys.advance(1_000)
    expect(bodies).toMatchObject([
      { messages: [{ text: 'one' }] },
      { deviceId: 'device-7', message: usualMessage },
      { messages: [{ text: 'three' }] },
    ])
  })
})

describe('a push without its payload (fact 4)', () => {
  test.each([
    ['as the option says', { message: 'News!' }, {}, 'News!'],
    ['as the profile says', { message: 'News!' }, { pushMessage: 'Noticias' }, 'Noticias'],
  ])('is always the same text, %s', async (_, push, settings, message) => {
    const { genesys, bodies } = mockWithBodies(push, 'one', 'two')
    const [profile] = genesys.profiles.list()
    genesys.profiles.set({
      profile: 'default',
      settings: { chat: { ...profile?.settings.chat, ...settings } },
    })
    await start(genesys, userData(subscribed))
    await genesys.advance(2_000)
    expect(bodies).toEqual(['one', 'two'].map(() => ({ deviceId: 'device-7', message })))
  })
})

describe('another kind of device (fact 13)', () => {
  test.each([
    ['fcm', { ...subscribed, GCTI_GMS_PushDeviceType: 'fcm' }],
    ['ios', { ...olderKeys, push_notification_type: 'ios' }],
    ['gcm', { ...subscribed, GCTI_GMS_PushDeviceType: 'gcm' }],
    ['comet', { ...subscribed, GCTI_GMS_PushDeviceType: 'Comet' }],
    ['pigeon', { ...subscribed, GCTI_GMS_PushDeviceType: 'pigeon' }],
  ])('%s gets nothing over HTTP: the push is captured, and says why', async (type, data) => {
    const { genesys, bodies } = mockWithBodies({}, 'Hi')
    const { chatId } = await start(genesys, userData(data))
    await genesys.advance(1_000)
    expect(bodies).toEqual([])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      {
        url: '',
        deviceType: type,
        status: 'captured',
        attempts: 0,
        httpStatus: null,
        error: null,
        note: expect.stringMatching(new RegExp(`"${type}".*set GCTI_GMS_PushDeviceType`)),
        event: { text: 'Hi' },
      },
    ])
    genesys.restore(JSON.parse(JSON.stringify(genesys.snapshot())))
    await genesys.settled()
    expect(genesys.pushes.of(chatId)).toMatchObject([{ status: 'captured', deviceType: type }])
  })

  const httpcb = { ...subscribed, GCTI_GMS_PushDeviceType: 'httpcb', GCTI_GMS_PushDeviceId: `${url}device` }

  test.each([
    [200, 'delivered', null],
    [204, 'failed', 'the receiver answered HTTP 204, and only 200 counts as success'],
    [500, 'failed', 'the receiver answered HTTP 500'],
  ])('httpcb is pushed the plain message at its own URL; %d is %s', async (status, outcome, error) => {
    const { genesys, server } = mockWithServer({
      clock: manualClock(),
      profiles: [sayingProfile('default', url, 'Hi')],
    })
    const received: unknown[] = []
    server.use(
      http.post(`${url}device`, async ({ request }) => {
        received.push([request.headers.get('content-type'), await request.text()])
        return new HttpResponse(null, { status })
      }),
    )
    const { chatId, secureKey } = await start(genesys, userData(httpcb))
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/pushUrl`, {
      secureKey,
      pushUrl: 'https://other.test/',
    })
    await genesys.advance(1_000)
    expect(received).toEqual([['text/plain', usualMessage]])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      { status: outcome, error, url: `${url}device`, deviceType: 'httpcb' },
    ])
  })

  test('httpcb with its payload is pushed the envelope, and so is one of a chat without a push address', async () => {
    const { autoMessages } = sayingProfile('default', url, 'Hi').settings.chat
    const profiles = [{ profile: 'default', settings: { chat: { autoMessages } } }]
    const { genesys, server } = mockWithServer({ clock: manualClock(), profiles })
    const received: unknown[] = []
    server.use(
      http.post(`${url}device`, async ({ request }) => {
        received.push(await request.json())
        return new HttpResponse()
      }),
    )
    const chat = await start(genesys, userData({ ...httpcb, GCTI_GMS_PushIncludePayload: 'true' }))
    await genesys.advance(1_000)
    expect(received).toEqual([await envelopeOf(genesys, chat, 2)])
  })

  test('httpcb to another machine does not leave', async () => {
    const genesys = mockAlone({ clock: manualClock(), profiles: [sayingProfile('default', url, 'Hi')] })
    const device = { ...httpcb, GCTI_GMS_PushDeviceId: 'https://elsewhere.test/' }
    const { chatId } = await start(genesys, userData(device))
    await genesys.advance(1_000)
    expect(genesys.pushes.of(chatId)).toMatchObject([{ status: 'blocked', url: 'https://elsewhere.test/' }])
  })

  test('httpcb with an id that is no URL fails, and says what to correct', async () => {
    const { genesys, bodies } = mockWithBodies({}, 'Hi')
    const { chatId } = await start(genesys, userData({ ...httpcb, GCTI_GMS_PushDeviceId: 'device-7' }))
    await genesys.advance(1_000)
    expect(bodies).toEqual([])
    expect(genesys.pushes.of(chatId)).toMatchObject([
      { status: 'failed', error: expect.stringContaining('Correct GCTI_GMS_PushDeviceId') },
    ])
  })
})

describe('the option push.success', () => {
  test.each([
    [undefined, 'delivered'],
    ['2xx', 'delivered'],
    ['200', 'failed'],
  ] as const)('%s: HTTP 204 is %s', async (success, status) => {
    const { genesys, server } = mockWithBodies({ success }, 'Hi')
    server.use(http.post(url, () => new HttpResponse(null, { status: 204 })))
    const { chatId } = await start(genesys)
    await genesys.advance(1_000)
    expect(genesys.pushes.of(chatId)).toMatchObject([{ status, httpStatus: 204 }])
  })
})

describe('a function as push.format', () => {
  test('gets the chat, the event and the envelope, and what it returns is posted', async () => {
    const inputs: unknown[] = []
    const { genesys, bodies } = mockWithBodies(
      {
        format(input) {
          inputs.push(input)
          return {
            kind: 'genesys',
            event: input.event,
            text: input.event.text,
            note: input.event.messageType,
          }
        },
      },
      'Hi',
    )
    const chat = await start(genesys, userData({ colour: 'red' }))
    await genesys.advance(1_000)
    const { userId } = genesys.sessions.get(chat.chatId)
    const envelope = await envelopeOf(genesys, chat, 2)
    expect(inputs).toEqual([
      {
        session: {
          chatId: chat.chatId,
          serviceName: 'aura',
          userId,
          secureKey: chat.secureKey,
          alias: '117',
          nickname: 'Ana',
          userData: { colour: 'red' },
          pushUrl: url,
          state: 'active',
        },
        event: envelope.messages[0],
        envelope,
      },
    ])
    expect(bodies).toEqual([{ kind: 'genesys', event: envelope.messages[0], text: 'Hi' }])
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', body: bodies[0] })
  })

  test.each<[string, null | string | number | boolean | { a: number }[] | Record<string, never>]>([
    ['null', null],
    ['an empty text', ''],
    ['a number', 0],
    ['a boolean', false],
    ['a list', [{ a: 1 }]],
    ['an object', {}],
  ])('may return %s', async (_, body) => {
    const { genesys, bodies } = mockWithBodies({ format: () => body }, 'Hi')
    await start(genesys)
    await genesys.advance(1_000)
    expect(bodies).toEqual([body])
    expect(genesys.pushes.last()).toMatchObject({ status: 'delivered', body, error: null })
    expect(genesys.db.push.getAll()).toMatchObject([{ body }])
  })

  test('can change neither the chat nor the log by what it got and what it returned', async () => {
    const returned = { list: ['as returned'] }
    const { genesys, bodies } = mockWithBodies(
      {
        format({ session, event, envelope }) {
          session.userData.k = 'changed'
          event.text = 'changed'
          event.from.nickname = 'changed'
          envelope.messages?.splice(0)
          return returned
        },
      },
      'Hi',
    )
    const { chatId } = await start(genesys, userData({ k: 'v' }))
    genesys.on('push', ({ body }) => {
      returned.list.push('later')
      Object.assign(body ?? {}, { list: 'changed' })
    })
    await genesys.advance(1_000)
    expect(bodies).toEqual([{ list: ['as returned'] }])
    expect(genesys.pushes.last()).toMatchObject({
      body: { list: ['as returned'] },
      event: { text: 'Hi', from: { nickname: 'agent' } },
    })
    expect(genesys.sessions.get(chatId)).toMatchObject({
      userData: { k: 'v' },
      messages: [{}, { text: 'Hi', from: { nickname: 'agent' } }],
    })
  })
})
