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
        url: undefined,
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

  test.each([
    [undefined, '*'],
    ['http://gms.test/api/', 'http://gms.test/api'],
    ['http://gms.test/genesys', 'http://gms.test'],
  ])('baseUrl %s is told by the mock as %s', (baseUrl, told) => {
    expect(mockAlone({ baseUrl }).baseUrl).toBe(told)
  })

  test.each<[object, string]>([
    [{ baseUrl: '/genesys' }, 'baseUrl: expected "*" or an http or https URL without query'],
    [{ baseUrl: 'ftp://gms.test' }, 'baseUrl: expected "*" or an http or https URL without query'],
    [{ baseUrl: 'http://gms.test/?x=1' }, 'baseUrl: expected "*" or an http or https URL without query'],
    [{ profiles: {} }, 'profiles: expected an array of profiles, got Object'],
    [{ services: 'aura' }, 'services: expected an array of names, got "aura"'],
    [{ strict: 'yes' }, 'strict: expected true or false, got "yes"'],
    [{ clock: manualClock }, 'clock: expected a clock, as manualClock() makes one, got Function'],
    [
      { clock: { now: () => 0 } },
      'clock.setTimer: expected a clock, as manualClock() makes one, got undefined',
    ],
    [{ advanceTimers: 5 }, 'advanceTimers: expected a function, got 5'],
    [{ limits: 5 }, 'limits: expected an object of limits, got 5'],
    [{ seed: {} }, 'seed: expected a text or a number, got Object'],
    [
      { push: {}, profile: [] },
      'profile: there is no such option, only baseUrl, profiles, limits, services, strict, clock, advanceTimers, seed, requestLogBytes, push',
    ],
    [
      { push: { allowHost: [] } },
      'push.allowHost: there is no such option, only url, notifyRequestor, allowHosts, timeout, format, message, success, headers, retries, retryDelay',
    ],
    ...['nowhere', '/messages', 'ftp://bot.test/', 'https://ana:secret@bot.test/', 1].map(
      (url): [object, string] => [
        { push: { url } },
        'push.url: expected an absolute http or https URL without user name and password',
      ],
    ),
    [{ push: { notifyRequestor: 1 } }, 'push.notifyRequestor: expected true or false, got 1'],
    [
      { push: { allowHosts: 'bridge.test' } },
      'push.allowHosts: expected an array of hosts, got "bridge.test"',
    ],
    [
      { push: { allowHosts: ['https://bridge.test'] } },
      'push.allowHosts[0]: expected a host or host:port, without scheme and path, got "https://bridge.test"; write "bridge.test"',
    ],
    [{ push: { timeout: 0 } }, 'push.timeout: expected a number of milliseconds > 0, got 0'],
    [{ push: { timeout: '1' } }, 'push.timeout: expected a number of milliseconds > 0, got "1"'],
    [{ push: { message: 1 } }, 'push.message: expected a text, got 1'],
    [{ push: { success: 200 } }, 'push.success: expected "2xx" or "200", got 200'],
    [{ push: { format: 'xml' } }, 'push.format: expected "envelope", "customhttp" or a function, got "xml"'],
    ...[-1, 0.5, Number.NaN].map((retries): [object, string] => [
      { push: { retries } },
      `push.retries: expected an integer ≥ 0, got ${retries}`,
    ]),
    ...[-1, Number.POSITIVE_INFINITY].map((retryDelay): [object, string] => [
      { push: { retryDelay } },
      `push.retryDelay: expected a number of milliseconds ≥ 0, got ${retryDelay}`,
    ]),
  ])('refuse %j', (options, reason) => {
    expect(() => createGenesysMock(options)).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: `Failed to create the mock: ${reason}. Correct this option, or leave it out for its default.`,
      }),
    )
  })

  test('that are no object are refused', () => {
    expect(() => createGenesysMock(5 as never)).toThrow(
      'Failed to create the mock: options: expected an object of options, got 5',
    )
    expect(() => createGenesysMock(null as never)).toThrow(
      'Failed to create the mock: options: expected an object of options, got null',
    )
  })

  test.each<[string, GenesysMockOptions, string, string]>([
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
    ['https://gms.test/genesys', 'https://gms.test/genesys/2/chat/aura', true],
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
