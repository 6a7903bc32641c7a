import { describe, expect, test } from 'vitest'
import { mockAlone, start } from '../doors/mock-with-server'

describe('genesys.sessions', () => {
  test('throws for an unknown chat, and says where to look', () => {
    const genesys = mockAlone()
    const message =
      'Failed to find chat "nobody": there is no chat "nobody". GET /genesys/2/mock/sessions/keys, or genesys.sessions.keys(), lists those there are.'
    expect(() => genesys.sessions.get('nobody')).toThrow(
      expect.objectContaining({ code: 'UNKNOWN_CHAT', message }),
    )
    expect(() => genesys.sessions.remove('nobody')).toThrow(message)
  })

  test('filters, and knows the newest', async () => {
    const genesys = mockAlone()
    expect(genesys.sessions.last()).toBeUndefined()
    const first = await start(genesys)
    const second = await start(genesys)
    expect(genesys.sessions.list({ serviceName: 'aura', state: 'active' })).toHaveLength(2)
    expect(genesys.sessions.list({ state: 'ended' })).toEqual([])
    expect(genesys.sessions.last()?.chatId).toBe(second.chatId)
    expect(genesys.sessions.remove(second.chatId)).toBe(1)
    expect(genesys.sessions.last()?.chatId).toBe(first.chatId)
    expect(genesys.sessions.remove()).toBe(1)
    expect(genesys.sessions.remove()).toBe(0)
  })
})

describe('genesys.profiles', () => {
  test('sets all or none', () => {
    const genesys = mockAlone()
    const before = genesys.profiles.list()
    const good = { profile: 'good', settings: { chat: {} } }
    const bad = { profile: 'bad', settings: { chat: { pushUrl: 'nowhere' } } }
    expect(() => genesys.profiles.set([good, bad])).toThrow(
      'Failed to set the profiles: [1].settings.chat.pushUrl: expected an absolute http or https URL without user name and password. Correct this field; no profile was changed.',
    )
    expect(genesys.profiles.list()).toEqual(before)
    expect(genesys.profiles.set(good)).toEqual([good])
    expect(genesys.profiles.get('good')).toEqual(good)
  })

  test('throws for an unknown one, and lists the known', () => {
    expect(() => mockAlone().profiles.get('vip')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_PROFILE',
        message:
          'Failed to find the profile "vip": profile: there is no profile "vip", only default. Name one of these, or set it first: POST /genesys/2/mock/profiles, or genesys.profiles.set().',
      }),
    )
  })

  test('one by itself is named without a place', () => {
    const bad = { profile: 'bad', settings: { chat: { pushUrl: 'nowhere' } } }
    expect(() => mockAlone().profiles.set(bad)).toThrow(
      expect.objectContaining({ reason: expect.stringMatching(/^settings\.chat\.pushUrl: /) }),
    )
  })

  test.each([null, undefined, 5, 'vip'])('%j is refused as none', (value) => {
    const { profiles } = mockAlone()
    expect(() => Reflect.apply(profiles.set, undefined, [value])).toThrow(
      expect.objectContaining({ code: 'INVALID_PARAMETER' }),
    )
    expect(profiles.list()).toHaveLength(1)
  })

  test('refuses what has no end, and the key __proto__', () => {
    const endless: Record<string, object> = {}
    endless.self = endless
    const withAttributes = (eventAttributes: object) =>
      ({
        profile: 'p',
        settings: { chat: { autoMessages: [{ from: { type: 'Agent' }, type: 'Message', eventAttributes }] } },
      }) as never
    expect(() => mockAlone().profiles.set(withAttributes(endless))).toThrow(/nested deeper than 100 levels/)
    expect(() => mockAlone().profiles.set(withAttributes(JSON.parse('{"__proto__":1}')))).toThrow(
      /eventAttributes\.__proto__: this key is not allowed/,
    )
  })

  test('takes what is undefined as absent, and what can not be changed', () => {
    const genesys = mockAlone()
    const profile = {
      profile: 'p',
      settings: {
        chat: {
          pushUrl: undefined,
          autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi', timeout: undefined }],
        },
      },
    } as const
    genesys.profiles.set(profile)
    expect(genesys.profiles.get('p').settings.chat).toEqual({
      autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hi' }],
    })
  })

  test('gives and takes copies', () => {
    const genesys = mockAlone()
    const given = { profile: 'p', settings: { chat: { pushUrl: 'http://localhost/' } } }
    genesys.profiles.set(given)
    given.settings.chat.pushUrl = 'http://changed/'
    for (const { settings } of genesys.profiles.list()) settings.chat.pushUrl = 'http://changed/'
    genesys.profiles.get('p').settings.chat.pushUrl = 'http://changed/'
    expect(genesys.profiles.get('p').settings.chat.pushUrl).toBe('http://localhost/')
  })
})
