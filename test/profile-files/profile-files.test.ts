import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseProfiles, readProfiles } from 'aura-mocks-genesys-api/profiles'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { GenesysMockError, manualClock } from '../../src/index'
import { mockAlone, start } from '../doors/mock-with-server'

const example = join(import.meta.dirname, 'example.yaml')
const pushUrl = 'https://bridge.test/messages'
const errorOf = (act: () => unknown): GenesysMockError => {
  try {
    act()
  } catch (error) {
    if (error instanceof GenesysMockError) return error
  }
  throw new Error('There was no GenesysMockError')
}

describe('a file of profiles', () => {
  test('can be YAML, with anchors, merged keys and texts of several lines', async () => {
    const profiles = readProfiles(example)
    expect(profiles).toEqual([
      {
        profile: 'default',
        settings: {
          chat: {
            pushUrl,
            autoMessages: [
              { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined', timeout: 1 },
              { from: { type: 'Agent' }, type: 'Message', text: 'Hello!\nHow can I help?', timeout: 0.5 },
            ],
          },
        },
      },
      { profile: 'silent', settings: { chat: { pushUrl, autoMessages: [] } } },
    ])
    expect(readProfiles(pathToFileURL(example))).toEqual(profiles)
    const genesys = mockAlone({ clock: manualClock(), profiles })
    const { chatId } = await start(genesys)
    await genesys.advance(1_500)
    expect(genesys.sessions.get(chatId).messages.at(-1)?.text).toBe('Hello!\nHow can I help?')
  })

  test('can be JSON, of one profile or of several', () => {
    const folder = mkdtempSync(join(tmpdir(), 'profiles-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const profile = { profile: 'default', settings: { chat: { pushUrl } } }
    const file = join(folder, 'profiles.json')
    writeFileSync(file, JSON.stringify(profile, null, '\t'))
    expect(readProfiles(file)).toEqual([profile])
    writeFileSync(file, JSON.stringify([profile, { ...profile, profile: 'other' }]))
    expect(readProfiles(file)).toEqual([profile, { ...profile, profile: 'other' }])
  })

  test('that is not there is an error that says so', () => {
    expect(errorOf(() => readProfiles(pathToFileURL('/no/such file.yaml'))).reason).toBe(
      'there is no such file',
    )
    expect(errorOf(() => readProfiles(tmpdir())).reason).toMatch(/EISDIR/)
    expect(errorOf(() => readProfiles('no/such.yaml'))).toMatchObject({
      code: 'INVALID_PROFILES',
      message:
        'Failed to read the profiles in no/such.yaml: there is no such file. A path is taken from the working directory.',
    })
  })

  test('can not be read where there are no files, and the error says what to do', () => {
    vi.stubGlobal('process', {})
    const { message } = errorOf(() => readProfiles('profiles.yaml'))
    vi.unstubAllGlobals()
    expect(message).toBe(
      'Failed to read the profiles in profiles.yaml: there is no file system here. Load its text yourself, and call parseProfiles(text).',
    )
  })
})

describe('a mistake in it is named by its place, and by its path', () => {
  const head = '- profile: default\n  settings:\n    chat:\n'

  test.each([
    [
      `${head}      pushUrl: nowhere`,
      '4:16',
      '[0].settings.chat.pushUrl: expected an absolute http or https URL',
    ],
    [
      `${head}      autoMessages:\n        - type: Message\n          from: { type: agent }`,
      '6:25',
      '[0].settings.chat.autoMessages[0].from.type: expected one of Client, Agent',
    ],
    [`${head}      colour: red`, '4:15', '[0].settings.chat.colour: there is no such field'],
    [
      `${head}      autoMessages:\n        - type: Message`,
      '5:11',
      '[0].settings.chat.autoMessages[0].from: missing',
    ],
    ['profile: default\nsettings: 5', '2:11', 'settings: expected an object'],
    ['- profile: reset\n  settings: { chat: {} }', '1:12', `[0].profile: "reset" is no profile's name`],
    ['', '1:1', 'profiles: expected an object'],
    ['- a\n - b: c: d', '1:3', 'Implicit keys need to be'],
    ['{ "profile": "x", ', '1:', 'Flow map'],
    ['profile: x\nprofile: y', '2:1', 'Map keys must be unique'],
    ['- profile: &a [*a]', '1:', ''],
    [
      '- profile: a\n  settings: { chat: { ? "__proto__" : 1 } }',
      '2:',
      '[0].settings.chat.__proto__: this key is not allowed',
    ],
  ])('%j', (text, place, problem) => {
    const { code, message, reason } = errorOf(() => parseProfiles(text, { name: 'my.yaml' }))
    expect(code).toBe('INVALID_PROFILES')
    expect(reason).toContain(problem)
    expect(reason).toMatch(new RegExp(`^my\\.yaml:${place}`))
    expect(message).toMatch(
      /^Failed to read the profiles in my\.yaml: .*\. Correct this place; no profile was read\.$/,
    )
  })

  test('also when nobody says what it is called', () => {
    expect(errorOf(() => parseProfiles('- 5')).reason).toMatch(/^profiles:1:3: \[0\]: expected an object/)
  })

  test.each([
    '!!js/function "function () { globalThis.polluted = 1 }"',
    '!!js/undefined ""',
    '!!js/regexp /a/',
    '!!python/object/apply:os.system ["true"]',
    '!include /etc/passwd',
    '!!binary aGk=',
    '!!set { a, b }',
    '%YAML 1.1\n---\n!!omap [a: 1]',
  ])('no tag makes it run or read anything: %j', (text) => {
    expect(errorOf(() => parseProfiles(text))).toMatchObject({ code: 'INVALID_PROFILES' })
    expect(globalThis).not.toHaveProperty('polluted')
  })

  test.each([
    '{ "__proto__": { "polluted": 1 } }',
    '{ <<: { "__proto__": { polluted: 1 } }, profile: x, settings: { chat: {} } }',
    '{ profile: x, settings: { chat: {}, <<: { ? "__proto__" : { polluted: 1 } } } }',
    '{ profile: x, settings: { chat: { constructor: { prototype: { polluted: 1 } } } } }',
  ])('no key reaches a prototype: %j', (text) => {
    expect(errorOf(() => parseProfiles(text)).reason).toMatch(/not allowed|no such field/)
    expect({}).not.toHaveProperty('polluted')
  })

  test('too many aliases are refused', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f']
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdef'[index]}`)}]`)
      .join('\n')}`
    expect(() => parseProfiles(bomb)).toThrow(/alias/i)
  })
})
