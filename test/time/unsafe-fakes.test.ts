import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { findUnsafeFakes } from '../../src/time/unsafe-fakes'
import { mockAlone, start } from '../doors/mock-with-server'

const adviceOn = (faked: string): string =>
  `Failed to respond under these fake timers: they fake ${faked}, without which no response can be read. Use sinon.useFakeTimers({ toNotFake: ['nextTick', 'queueMicrotask'] }).`
const advice = adviceOn('queueMicrotask')
// Before a request has arrived, also what only msw 3 needs, which runs on Node 22 and newer.
const canHaveMsw3 = Number(process.versions.node.split('.')[0]) >= 22
const adviceBefore = canHaveMsw3 ? adviceOn('queueMicrotask and nextTick') : advice

/** Does it under sinon's default timers, in a process without a test runner. */
function tryUnderSinon(what: string): { failure: string; surfaced: string[] } {
  const { VITEST: _, VITEST_MODE, ...env } = process.env
  const script = 'test/time/processes/request-under-sinon.ts'
  const output = execFileSync(process.execPath, ['--import', 'tsx', script, what], {
    encoding: 'utf8',
    timeout: 20_000,
    env,
  })
  return JSON.parse(output)
}

describe("under sinon's default timers, which fake queueMicrotask", () => {
  test('a request fails at once, and an error that every runner shows names the setting', {
    timeout: 30_000,
  }, () => {
    expect(tryUnderSinon('fetch')).toEqual({ failure: 'TypeError: Failed to fetch', surfaced: [advice] })
  })

  test.each(['genesys.fetch', 'advance', 'waitFor.push'])(
    '%s fails with that error',
    { timeout: 30_000 },
    (what) => {
      expect(tryUnderSinon(what)).toEqual({ failure: `GenesysMockError: ${adviceBefore}`, surfaced: [] })
    },
  )
})

describe('the setting', () => {
  afterEach(() => void vi.unstubAllEnvs())
  const faked = () =>
    vi.stubGlobal(
      'queueMicrotask',
      Object.assign(() => {}, { clock: {} }),
    )

  test.each([
    [{ VITEST: 'true' }, "vi.useFakeTimers() without 'queueMicrotask' and 'nextTick' in its toFake"],
    [
      { VITEST: '', JEST_WORKER_ID: '1' },
      "jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] })",
    ],
    [
      { VITEST: '', JEST_WORKER_ID: '' },
      "sinon.useFakeTimers({ toNotFake: ['nextTick', 'queueMicrotask'] })",
    ],
  ])('is that of the runner: %o', (env, setting) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    faked()
    expect(findUnsafeFakes()).toMatchObject({
      code: 'UNSAFE_FAKE_TIMERS',
      message: expect.stringMatching(setting.replaceAll(/[()[\]]/g, '\\$&')),
    })
  })

  test('is named for nextTick, too, on a Node of msw 3, as long as no request has arrived', () => {
    vi.stubGlobal('process', { versions: { node: '22.12.0' }, nextTick: { clock: {} }, env: {} })
    expect(findUnsafeFakes(false)?.reason).toBe('they fake nextTick, without which no response can be read')
    expect(findUnsafeFakes(true)).toBeUndefined()
    vi.stubGlobal('process', { versions: { node: '20.16.0' }, nextTick: { clock: {} }, env: {} })
    expect(findUnsafeFakes(false)).toBeUndefined()
  })
})

test.each([['setImmediate'], ['performance']] as const)('a faked %s does not matter', async (name) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', name] })
  const genesys = mockAlone()
  const { chatId } = await start(genesys)
  await genesys.advance(5_000)
  expect(genesys.sessions.get(chatId).messages).toHaveLength(6)
})
