import { describe, expect, test } from 'vitest'
import { type GenesysMockOptions, manualClock } from '../../src/index'
import { post, postJson, type StartedChat, startChat, stateOf } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

const options = (): GenesysMockOptions => ({ clock: manualClock(), services: ['aura'] })

/** What comes back, and that nothing else came of it. */
async function refusal(opened: Opened, path: string, init: RequestInit) {
  const before = stateOf(opened)
  const { status, body } = await opened.call(path, init)
  expect(stateOf(opened)).toEqual(before)
  return { status, body }
}

const badRequest = (code: number, advice: string | RegExp) => ({
  status: 400,
  body: { errors: [{ code, advice: advice instanceof RegExp ? expect.stringMatching(advice) : advice }] },
})

const text = (body: string, type: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
})

export const badInputSuite: ContractSuite = (open) => {
  describe('on Request Chat', () => {
    test.each<[string, RequestInit, number, string | RegExp]>([
      ['no name', post({ subject: 'Hi' }), 161, 'nickname: missing'],
      ['a blank name', post({ nickname: '  ' }), 161, 'nickname: missing'],
      ['no last name', post({ firstName: 'Ana' }), 103, 'lastName: missing'],
      ['no first name', post({ lastName: 'Ruiz' }), 102, 'firstName: missing'],
      ['a blank first name', post({ firstName: ' ', lastName: 'Ruiz' }), 102, 'firstName: missing'],
      ['a blank last name', post({ firstName: 'Ana', lastName: ' ' }), 103, 'lastName: missing'],
      ['no body', { method: 'POST' }, 161, 'nickname: missing'],
      ['a form that is none', post({ '%%%&=&&': '' }), 161, 'nickname: missing'],
      [
        'an unknown profile',
        post({ nickname: 'A', profile: 'x' }),
        100,
        /^profile: there is no profile "x", only default$/,
      ],
      [
        'the key __proto__',
        post({ nickname: 'A', 'userData[__proto__]': 'x' }),
        100,
        /^userData\[__proto__\]: /,
      ],
      [
        'it in JSON',
        postJson('{"nickname":"A","userData":{"__proto__":"x"}}'),
        100,
        /^userData\.__proto__: /,
      ],
      ['malformed JSON', postJson('{"nickname":'), 100, 'body: not a well-formed application/json'],
      ['bottomless JSON', postJson('['.repeat(5_000) + ']'.repeat(5_000)), 100, /^body: nested deeper/],
      ['bottomless JSON that is none', postJson('['.repeat(5_000)), 100, /^body: nested deeper/],
      ['bottomless JSON without a label', text('['.repeat(5_000), 'text/plain'), 100, /^body: nested deeper/],
      [
        'brackets in a text, which are no nesting, and a profile too many',
        postJson({ nickname: `\\"${'[{'.repeat(500)}`, profile: 'x' }),
        100,
        /^profile: there is no/,
      ],
      [
        'malformed JSON of a subtype',
        text('{"nickname":', 'application/vnd.chat+json'),
        100,
        'body: not a well-formed application/vnd.chat+json',
      ],
      ['JSON that is no object', postJson('"nickname"'), 161, 'nickname: missing'],
      [
        'malformed multipart',
        text('--x\r\nnickname', 'multipart/form-data; boundary=y'),
        100,
        'body: not a well-formed multipart/form-data',
      ],
      [
        'multipart without a boundary',
        text('nickname=A', 'multipart/form-data'),
        100,
        /^body: not a well-formed/,
      ],
    ])('%s is refused', async (_, init, code, advice) => {
      expect(await refusal(open(options()), '/genesys/2/chat/aura', init)).toEqual(badRequest(code, advice))
    })

    test('an unknown service is refused', async () => {
      expect(await refusal(open(options()), '/genesys/2/chat/voz', post({ nickname: 'Ana' }))).toEqual(
        badRequest(306, 'there is no service "voz", only aura'),
      )
    })
  })

  describe('on a chat', () => {
    test.each([
      ['send', { secureKey: '', message: 'Hi' }, 'secureKey: missing'],
      ['send', {}, 'message: missing'],
      ['send', { message: '' }, 'message: missing'],
      [
        'send',
        { message: 'Hi', transcriptPosition: 'x' },
        /^transcriptPosition: expected an integer ≥ 0, or -1/,
      ],
      ['send', { message: 'Hi', eventAttributes: '{' }, 'eventAttributes: expected a JSON object as text'],
      ['send', { message: 'Hi', eventAttributes: '[]' }, 'eventAttributes: expected a JSON object as text'],
      ['send', { message: 'Hi', eventAttributes: 'null' }, 'eventAttributes: expected a JSON object as text'],
      ['send', { message: 'Hi', eventAttributes: '{"__proto__":{}}' }, /^eventAttributes/],
      ['startTyping', { secureKey: '' }, 'secureKey: missing'],
      ['stopTyping', { transcriptPosition: 'x' }, /^transcriptPosition: /],
      ['updateNickname', {}, 'nickname: missing'],
      ['updateNickname', { nickname: '' }, 'nickname: missing'],
      ['updateNickname', { nickname: '  ' }, 'nickname: missing'],
      ['customNotice', { eventAttributes: '{' }, 'eventAttributes: expected a JSON object as text'],
      ['updateData', { 'userData[__proto__]': 'x' }, /^userData\[__proto__\]: /],
      ['readReceipt', {}, 'transcriptPosition: missing'],
      ['readReceipt', { transcriptPosition: 'x' }, /^transcriptPosition: expected/],
      ['file', {}, 'file: missing'],
      ['file', { file: 'a text' }, 'file: missing'],
      ['file/limits', { secureKey: '' }, 'secureKey: missing'],
      ['file/x/download', { secureKey: '' }, 'secureKey: missing'],
      ['file/x/delete', { secureKey: '' }, 'secureKey: missing'],
      ['refresh', { secureKey: '' }, 'secureKey: missing'],
      ['disconnect', { secureKey: '' }, 'secureKey: missing'],
      ['pushUrl', {}, 'pushUrl: missing'],
      ['pushUrl', { pushUrl: '/messages' }, /^pushUrl: expected an absolute http or https URL/],
      ['pushUrl', { pushUrl: 'ftp://bot.test/' }, /^pushUrl: expected an absolute http or https URL/],
      ['pushUrl', { pushUrl: 'file:///etc/passwd' }, /^pushUrl: expected/],
      ['pushUrl', { pushUrl: 'javascript:alert(1)' }, /^pushUrl: expected/],
      ['pushUrl', { pushUrl: 'https://user:pass@bot.test/' }, /^pushUrl: expected .* without user name/],
      ['pushUrl', { pushUrl: 'https://user@bot.test/' }, /^pushUrl: expected .* without user name/],
      ['pushUrl', { pushUrl: 'https://:pass@bot.test/' }, /^pushUrl: expected .* without user name/],
      ['pushUrl', { pushUrl: 'http://' }, /^pushUrl: expected/],
    ])('%s with %j is refused', async (operation, form, advice) => {
      const opened = open(options())
      const chat = await startChat(opened)
      const init = post({ secureKey: chat.secureKey, ...form })
      expect(await refusal(opened, chat.path(operation), init)).toEqual(badRequest(100, advice))
    })

    test('a missing secureKey is told before the chat is looked for', async () => {
      const path = '/genesys/2/chat/aura/0008TaFN3SE300QU/refresh'
      expect(await refusal(open(options()), path, post({}))).toEqual(badRequest(100, 'secureKey: missing'))
    })

    test('a wrong secureKey changes nothing', async () => {
      const opened = open(options())
      const chat = await startChat(opened)
      for (const operation of ['send', 'refresh', 'disconnect', 'pushUrl']) {
        const init = post({ secureKey: 'wrong', message: 'Hi', pushUrl: 'https://bot.test/' })
        const { status, body } = await refusal(opened, chat.path(operation), init)
        expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 2, chatEnded: false } })
      }
    })
  })

  const event = { from: { type: 'Agent' }, type: 'Message', text: 'Hi' }
  const badEvents: [string, unknown, string | RegExp][] = [
    ['an unknown event type', { ...event, type: 'Shout' }, /^type: expected one of ParticipantJoined, /],
    ['an event type in other letter case', { ...event, type: 'message' }, /^type: expected one of /],
    ['no event type', { from: event.from }, 'type: missing'],
    [
      'an unknown party type',
      { ...event, from: { type: 'Bot' } },
      'from.type: expected one of Client, Agent, Supervisor, External',
    ],
    ['no party', { type: 'Message' }, 'from: missing'],
    ['a party that is a text', { ...event, from: 'Agent' }, /^from: expected an object/],
    [
      'an empty nickname',
      { ...event, from: { type: 'Agent', nickname: '' } },
      'from.nickname: expected a text that is not empty',
    ],
    [
      'a negative timeout',
      { ...event, timeout: -1 },
      /^timeout: expected a number of seconds ≥ 0 and ≤ 2147483$/,
    ],
    ['a timeout that is a text', { ...event, timeout: '1' }, /^timeout: expected a number/],
    [
      'a timeout that is null (as JSON has NaN)',
      { ...event, timeout: Number.NaN },
      /^timeout: expected a number/,
    ],
    ['a timeout of 10⁹ seconds', { ...event, timeout: 1e9 }, /^timeout: expected a number/],
    [
      'an unknown field',
      { ...event, delay: 1 },
      'delay: there is no such field, only from, type, text, messageType, userData, eventAttributes, timeout, chatEnded',
    ],
    ['user data that is no text', { ...event, userData: { a: 1 } }, 'userData.a: expected a text'],
    [
      'event attributes that are a text',
      { ...event, eventAttributes: '{}' },
      'eventAttributes: expected an object of JSON values',
    ],
    ['chatEnded that is a text', { ...event, chatEnded: 'yes' }, 'chatEnded: expected true or false'],
    ['text that is a number', { ...event, text: 1 }, 'text: expected a text'],
  ]

  describe('on the mock chat', () => {
    const path = (chat: StartedChat) => chat.path('send').replace('/2/', '/2/mock/')

    test.each(badEvents)('%s is refused', async (_, value, advice) => {
      const opened = open(options())
      const chat = await startChat(opened)
      expect(await refusal(opened, path(chat), postJson(value))).toEqual(badRequest(100, advice))
    })

    test('one bad event of several has all refused, and is named by its place', async () => {
      const opened = open(options())
      const chat = await startChat(opened)
      expect(await refusal(opened, path(chat), postJson([event, { ...event, timeout: -1 }]))).toEqual(
        badRequest(100, /^\[1\]\.timeout: expected/),
      )
    })

    test.each([
      ['no body', { method: 'POST' }, /^type: missing$|^from\.type: missing$/],
      ['malformed JSON', postJson('[{'), 'body: not a well-formed application/json'],
      ['a text', postJson('"Hi"'), /^body: expected an object/],
      [
        'a form with a text for timeout',
        post({ type: 'Message', 'from[type]': 'Agent', timeout: 'x' }),
        /^timeout: /,
      ],
    ])('%s is refused', async (_, init, advice) => {
      const opened = open(options())
      const chat = await startChat(opened)
      expect(await refusal(opened, path(chat), init)).toEqual(badRequest(100, advice))
    })
  })

  test('attached data that could do harm is ignored by what keeps none, as any field it does not know', async () => {
    const { genesys, call } = open(options())
    const form = post({ milliseconds: '5000', 'userData[__proto__]': 'x' })
    const before = await call('/genesys/2/mock/scheduler')
    const { status, body } = await call('/genesys/2/mock/clock/advance', form)
    expect({ status, now: body.now }).toEqual({ status: 200, now: Number(before.body.now) + 5_000 })
    expect(Object.hasOwn(genesys.requests.last()?.userData ?? {}, '__proto__')).toBe(true)
    expect((await call('/genesys/2/mock/health?userData[__proto__]=x')).status).toBe(200)
  })

  describe('on profiles', () => {
    const profile = (...autoMessages: unknown[]) => ({ profile: 'vip', settings: { chat: { autoMessages } } })

    test.each(badEvents)('an automatic message with %s is refused', async (_, value, advice) => {
      const { status, body } = await refusal(
        open(options()),
        '/genesys/2/mock/profiles',
        postJson([profile(), { ...profile(event, event, value), profile: 'other' }]),
      )
      const path = '[1].settings.chat.autoMessages[2].'
      const reason = advice instanceof RegExp ? advice.source.replace('^', '') : literally(advice)
      expect({ status, body }).toEqual(badRequest(100, new RegExp(`^${literally(path)}${reason}`)))
    })

    test.each<[string, unknown, string | RegExp]>([
      ['no settings', { profile: 'vip' }, 'settings: missing'],
      ['settings that are a text', { settings: 'x' }, /^settings: expected an object/],
      ['a list in the place of settings', { settings: { chat: [] } }, /^settings\.chat: expected an object/],
      [
        'a list of idle times',
        { settings: { chat: { idle: [] } } },
        /^settings\.chat\.idle: expected an object/,
      ],
      ['an empty object', {}, 'chat: missing'],
      [
        'an unknown setting',
        { chat: { pushURL: 'https://bot.test/' } },
        'chat.pushURL: there is no such field, only extends, pushUrl, pushMessage, autoMessages, replies, fileLimits, idle, flexDisconnectTimeout, monitored, ending, aliasChanges, faults',
      ],
      [
        'a relative pushUrl',
        { chat: { pushUrl: '/messages' } },
        /^chat\.pushUrl: expected an absolute http or https URL/,
      ],
      [
        'another name inside',
        { profile: 'other', settings: { chat: {} } },
        'profile: expected "vip", as in the path, got "other"',
      ],
      ['an array', [profile()], 'body: expected an object { chat: { … } }'],
      ['null', null, /^body: expected an object/],
    ])('one with %s is refused', async (_, value, advice) => {
      expect(await refusal(open(options()), '/genesys/2/mock/profiles/vip', postJson(value))).toEqual(
        badRequest(100, advice),
      )
    })

    test.each(['reset', 'Reset', 'RESET'])('one called "%s" is refused', async (name) => {
      const reason = /profile: "reset" is no profile's name$/
      const init = postJson({ settings: { chat: {} } })
      expect(await refusal(open(options()), `/genesys/2/mock/profiles/${name}`, init)).toEqual(
        badRequest(100, reason),
      )
      const several = postJson([{ profile: name, settings: { chat: {} } }])
      expect(await refusal(open(options()), '/genesys/2/mock/profiles', several)).toEqual(
        badRequest(100, reason),
      )
    })

    test.each<[string, unknown, string | RegExp]>([
      ['no array', profile(), 'body: expected an array of profiles'],
      ['one of them twice', [profile(), profile()], '[1].profile: "vip" is there twice'],
      ['one without a name', [profile(), { settings: { chat: {} } }], '[1].profile: missing'],
      ['one without settings', [{ profile: 'vip' }], '[0].settings: missing'],
      ['no body', undefined, 'body: expected an array of profiles'],
    ])('several with %s are refused', async (_, value, advice) => {
      const init = value === undefined ? { method: 'POST' } : postJson(value)
      expect(await refusal(open(options()), '/genesys/2/mock/profiles', init)).toEqual(
        badRequest(100, advice),
      )
    })

    test('a form is refused', async () => {
      expect(
        await refusal(
          open(options()),
          '/genesys/2/mock/profiles/vip',
          post({ pushUrl: 'https://bot.test/' }),
        ),
      ).toEqual(badRequest(100, /^body: expected an object/))
    })
  })
}

function literally(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
