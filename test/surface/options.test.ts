import { describe, expect, test } from 'vitest'
import { createGenesysMock, type GenesysMockOptions, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

describe('options', () => {
  test('that are undefined mean their default', async () => {
    const options: GenesysMockOptions = {
      baseUrl: undefined,
      profiles: undefined,
      services: undefined,
      strict: undefined,
      clock: undefined,
      advanceTimers: undefined,
      seed: undefined,
      limits: undefined,
      push: {
        notifyRequestor: undefined,
        allowHosts: undefined,
        timeout: undefined,
        format: undefined,
        retries: undefined,
        retryDelay: undefined,
      },
    }
    const genesys = mockAlone(options)
    expect(genesys.profiles.list().map(({ profile }) => profile)).toEqual(['default'])
    expect(await start(genesys)).toMatchObject({ statusCode: 0 })
  })

  test.each<[string, GenesysMockOptions, string, string]>([
    [
      'baseUrl',
      { baseUrl: '/genesys' },
      'INVALID_OPTION',
      'Failed to create the mock: baseUrl: expected "*" or an absolute URL, got "/genesys". Give it as https://host:port.',
    ],
    [
      'push.timeout',
      { push: { timeout: 0 } },
      'INVALID_OPTION',
      'Failed to create the mock: push.timeout: expected a number of milliseconds > 0, got 0. Leave it out for 10,000.',
    ],
    [
      'push.format',
      { push: { format: 'xml' } } as object,
      'INVALID_OPTION',
      'Failed to create the mock: push.format: expected "envelope", "customhttp" or a function, got "xml". Leave it out for "envelope".',
    ],
    ...[-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map(
      (retries): [string, GenesysMockOptions, string, string] => [
        `push.retries ${retries}`,
        { push: { retries } },
        'INVALID_OPTION',
        `Failed to create the mock: push.retries: expected an integer ≥ 0, got ${retries}. Leave it out for none.`,
      ],
    ),
    ...[-1, Number.NaN, Number.POSITIVE_INFINITY].map(
      (retryDelay): [string, GenesysMockOptions, string, string] => [
        `push.retryDelay ${retryDelay}`,
        { push: { retryDelay } },
        'INVALID_OPTION',
        `Failed to create the mock: push.retryDelay: expected a number of milliseconds ≥ 0, got ${retryDelay}. Leave it out to try again at once.`,
      ],
    ),
    [
      'an unknown one',
      { profile: [] } as object,
      'INVALID_OPTION',
      'Failed to create the mock: profile: there is no such option. Those there are: baseUrl, profiles, services, strict, clock, advanceTimers, seed, limits, push.',
    ],
    [
      'an unknown one of push',
      { push: { allowHost: [] } } as object,
      'INVALID_OPTION',
      'Failed to create the mock: push.allowHost: there is no such option. Those there are: notifyRequestor, allowHosts, timeout, format, retries, retryDelay.',
    ],
    [
      'a limit',
      { limits: { uploadMaxFiles: -1 } },
      'INVALID_PARAMETER',
      'Failed to create the mock: limits.uploadMaxFiles: expected an integer ≥ 0. Correct this limit, or leave it out.',
    ],
    [
      'a profile',
      {
        profiles: [
          {
            profile: 'p',
            settings: { chat: { autoMessages: [{ from: { type: 'Agent' }, type: 'Message', timeout: -1 }] } },
          },
        ],
      },
      'INVALID_PARAMETER',
      'Failed to set the profiles: profiles[0].settings.chat.autoMessages[0].timeout: expected a number of seconds ≥ 0 and ≤ 2147483. Correct this field; no profile was changed.',
    ],
  ])('refuse a mistake in %s', (_, options, code, message) => {
    expect(() => createGenesysMock(options)).toThrow(
      expect.objectContaining({ code, message, name: 'GenesysMockError' }),
    )
  })

  test.each([
    ['https://gms.test:8080', 'https://gms.test:8080/genesys/2/chat/aura', true],
    ['https://gms.test:8080/', 'https://gms.test:8080/genesys/2/chat/aura', true],
    ['https://gms.test/proxy', 'https://gms.test/proxy/genesys/2/chat/aura', true],
    ['https://gms.test/proxy', 'https://gms.test/genesys/2/chat/aura', false],
    ['https://gms.test', 'https://gms.test/proxy/genesys/2/chat/aura', false],
    ['https://gms.test', 'https://other.test/genesys/2/chat/aura', false],
    ['https://gms.test', 'https://gmsxtest/genesys/2/chat/aura', false],
  ])('baseUrl %s: is %s answered? %s', async (baseUrl, url, isOurs) => {
    const genesys = mockAlone({ baseUrl })
    const response = await genesys.fetch(new Request(url, { method: 'POST', body: 'nickname=Ana' }))
    expect(response !== undefined).toBe(isOurs)
  })

  test('with the same seed, the identifiers are the same; with another, or none, they are not', async () => {
    const idsOf = async (seed?: string | number) => {
      const { chatId, secureKey, userId } = await start(mockAlone({ seed, clock: manualClock() })).then(
        (chat) => ({ userId: '', ...chat }),
      )
      return `${chatId} ${secureKey} ${userId}`
    }
    expect(await idsOf('a')).toBe(await idsOf('a'))
    expect(await idsOf(1)).toBe(await idsOf('1'))
    expect(await idsOf('a')).not.toBe(await idsOf('b'))
    expect(await idsOf()).not.toBe(await idsOf())
  })

  test('with the same seed, an error answer in between changes no identifier', async () => {
    const [quiet, erring] = [mockAlone({ seed: 's' }), mockAlone({ seed: 's' })]
    await callMock(erring, '/genesys/2/chat/aura/nobody/refresh', { secureKey: 'x' })
    expect((await start(erring)).chatId).toBe((await start(quiet)).chatId)
  })

  test('mocks keep apart', async () => {
    const [one, two] = [mockAlone(), mockAlone()]
    await start(one)
    expect(one.sessions.keys()).toHaveLength(1)
    expect(two.sessions.keys()).toEqual([])
    two.reset()
    expect(one.sessions.keys()).toHaveLength(1)
  })
})
