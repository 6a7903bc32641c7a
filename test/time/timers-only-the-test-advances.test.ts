import { mock } from 'node:test'
import { jasmine } from 'jasmine-core'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'

afterEach(() => mock.timers.reset())

const theDefault = 6

describe("node:test's timers, over several tests with the README's afterEach", () => {
  const server = () => {
    const made = mockWithServer({ advanceTimers: (milliseconds) => mock.timers.tick(milliseconds) })
    return made.genesys
  }

  test.each([{ apis: ['setTimeout', 'Date'] as const }, { apis: ['setTimeout'] as const }])(
    'work in every one, with $apis',
    async ({ apis }) => {
      const genesys = server()
      for (let round = 0; round < 3; round += 1) {
        mock.timers.enable({ apis: [...apis] })
        let own = 0
        setTimeout(() => {
          own += 1
        }, 4_500)
        const { chatId } = await start(genesys)
        if (round % 2 === 0) await genesys.advance(5_000)
        else await genesys.waitFor.push(/^Hello/)
        expect(genesys.sessions.get(chatId).messages).toHaveLength(theDefault)
        // A timer of the test's own is not cleared by the handle of an earlier clock.
        expect(own).toBe(1)
        await genesys.settled()
        genesys.reset()
        mock.timers.reset()
      }
    },
  )

  test.each([{ apis: ['setTimeout', 'Date'] as const }, { apis: ['setTimeout'] as const }])(
    'may be advanced by the test itself, in one go, with $apis',
    async ({ apis }) => {
      mock.timers.enable({ apis: [...apis] })
      const genesys = mockAlone()
      const { chatId } = await start(genesys)
      mock.timers.tick(5_000)
      expect(genesys.sessions.get(chatId).messages).toHaveLength(theDefault)
    },
  )
})

describe("Jasmine's clock", () => {
  test.each([true, false])('works by `advanceTimers`, its date faked: %s', async (isDateFaked) => {
    jasmine.clock().install()
    onTestFinished(() => jasmine.clock().uninstall())
    if (isDateFaked) jasmine.clock().mockDate(new Date(0))
    const { genesys } = mockWithServer({ advanceTimers: (ms) => jasmine.clock().tick(ms) })
    const { chatId } = await start(genesys)
    await genesys.waitFor.push(/^Soon/)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(4)
    await genesys.advance(2_000)
    expect(genesys.sessions.get(chatId).messages).toHaveLength(theDefault)
    await expect(genesys.waitFor.message('never')).rejects.toMatchObject({ code: 'WAIT_TIMED_OUT' })
    genesys.reset()
  })
})

describe('a wait with `advanceTimers` alone, on timers of any kind', () => {
  /** Timers that nobody knows, which stand still. */
  function unknownTimers() {
    const timers = new Map<number, { dueAt: number; callback: () => void }>()
    let now = 0
    let ids = 0
    vi.stubGlobal('setTimeout', (callback: () => void, delay = 0) => {
      timers.set(++ids, { dueAt: now + delay, callback })
      return ids
    })
    vi.stubGlobal('clearTimeout', (id: number) => timers.delete(id))
    return (milliseconds: number): void => {
      now += milliseconds
      for (const [id, { dueAt, callback }] of timers) if (dueAt <= now && timers.delete(id)) callback()
    }
  }

  test('resolves', async () => {
    const { genesys } = mockWithServer({ advanceTimers: unknownTimers() })
    await start(genesys)
    expect(await genesys.waitFor.push(/^Hello/)).toMatchObject({ status: 'captured' })
  })

  test('resolves also if the test advances the time while they are found out to stand still', async () => {
    const { genesys } = mockWithServer({ advanceTimers: unknownTimers() })
    await start(genesys)
    const [push] = await Promise.all([genesys.waitFor.push(/^Hello/), genesys.advance(1)])
    expect(push).toMatchObject({ status: 'captured' })
  })

  test('or times out', async () => {
    const genesys = mockAlone({ advanceTimers: unknownTimers() })
    await expect(genesys.waitFor.end()).rejects.toMatchObject({ code: 'WAIT_TIMED_OUT' })
  })

  test('also when it does nothing at all', async () => {
    unknownTimers()
    const genesys = mockAlone({ advanceTimers: () => {} })
    await start(genesys)
    expect(await genesys.waitFor.message(/^Hello/)).toBeDefined()
    await expect(genesys.waitFor.end()).rejects.toMatchObject({ code: 'WAIT_TIMED_OUT' })
  })

  test('and awaited until the end of a test, it blames nobody for a reset', async () => {
    jasmine.clock().install()
    onTestFinished(() => jasmine.clock().uninstall())
    const genesys = mockAlone({ advanceTimers: (ms) => jasmine.clock().tick(ms) })
    await start(genesys)
    expect(await genesys.waitFor.message(/^Hello/)).toBeDefined()
    genesys.reset()
  })
})

describe('without `advanceTimers`', () => {
  const installed: [string, () => void, string][] = [
    [
      'node:test',
      () => mock.timers.enable({ apis: ['setTimeout'] }),
      'createGenesysMock({ advanceTimers: (ms) => mock.timers.tick(ms) })',
    ],
    [
      'Jasmine',
      () => {
        jasmine.clock().install()
        onTestFinished(() => jasmine.clock().uninstall())
      },
      'createGenesysMock({ advanceTimers: (ms) => jasmine.clock().tick(ms) })',
    ],
    [
      'Jest legacy',
      () =>
        void vi.stubGlobal(
          'setTimeout',
          Object.assign(() => 1, { _isMockFunction: true }),
        ),
      'createGenesysMock({ advanceTimers: (ms) => jest.advanceTimersByTime(ms) })',
    ],
  ]

  test.each(installed)('advance() names the line to write: %s', async (library, install, line) => {
    install()
    await expect(mockAlone().advance(1)).rejects.toMatchObject({
      code: 'CLOCK_NOT_ADVANCEABLE',
      message: `Failed to advance the clock: the timers are faked by ${library}, and nothing says how to advance them. Say how: ${line}.`,
    })
  })

  test.each(installed)('so does a wait, instead of hanging: %s', async (_, install, line) => {
    install()
    const genesys = mockAlone()
    await start(genesys)
    await expect(genesys.waitFor.message('Hello')).rejects.toThrow(line)
  })

  test('a clock of the test says what to do, too', async () => {
    const genesys = mockAlone({ clock: { now: () => 0, setTimer: () => () => {} } })
    await start(genesys)
    const message =
      /nothing says how to advance the clock that the mock was made with\. Say how, .* or use a manualClock\(\)\.$/
    await expect(genesys.advance(1)).rejects.toThrow(message)
    await expect(genesys.waitFor.message('Hello')).rejects.toThrow(message)
  })

  test('a wait goes on as long as the test advances', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    const genesys = mockAlone()
    await start(genesys)
    const found = genesys.waitFor.message(/^Hello/)
    const [{ text }] = await Promise.all([
      found,
      (async () => {
        for (let second = 0; second < 5; second += 1) {
          await new Promise((resolve) => setImmediate(resolve))
          mock.timers.tick(1_000)
        }
      })(),
    ])
    expect(text).toMatch(/^Hello/)
  })
})
