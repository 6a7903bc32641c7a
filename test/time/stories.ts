import { mock } from 'node:test'
import { ModernFakeTimers } from '@jest/fake-timers'
import { jasmine } from 'jasmine-core'
import sinon from 'sinon'
import { vi } from 'vitest'
import { type GenesysEvent, type GenesysMock, type GenesysMockOptions, manualClock } from '../../src/index'

/** The moment every story begins, where the clock can be set. */
export const beginning = 1_700_000_000_000

/** A way in which time passes for a test. */
export interface TimeKeeper {
  name: string
  /** Takes over the time; returns what goes into the mock's options. */
  begin(): GenesysMockOptions
  /** Lets time pass. */
  pass(genesys: GenesysMock, milliseconds: number): Promise<unknown>
  /** Sets the date, in epoch milliseconds, and no time passes; absent: the date can't be set. */
  setDate?(date: number): void
  /** Clears all timers, whoever set them; absent: that is not possible. */
  clear?(): void
  /** Installs another clock of the same kind, with its own date. */
  reinstall?(date: number): void
  end(): void
}

const byVitest = (name: string, advance: (milliseconds: number) => unknown): TimeKeeper => ({
  name,
  begin() {
    vi.useFakeTimers({ now: beginning })
    return {}
  },
  pass: async (_, milliseconds) => advance(milliseconds),
  setDate: (date) => void vi.setSystemTime(date),
  clear: () => void vi.clearAllTimers(),
  reinstall(date) {
    vi.useRealTimers()
    vi.useFakeTimers({ now: date })
  },
  end: () => void vi.useRealTimers(),
})

function bySinon(
  name: string,
  tick: (clock: sinon.SinonFakeTimers, milliseconds: number) => unknown,
): TimeKeeper {
  let clock: sinon.SinonFakeTimers | undefined
  const install = (now: number): void => {
    clock = sinon.useFakeTimers({ now, toNotFake: ['nextTick', 'queueMicrotask'] })
  }
  return {
    name,
    begin() {
      install(beginning)
      return {}
    },
    pass: async (_, milliseconds) => clock && tick(clock, milliseconds),
    setDate: (date) => clock?.setSystemTime(date),
    clear: () => clock?.reset(),
    reinstall(date) {
      clock?.restore()
      install(date)
    },
    end: () => clock?.restore(),
  }
}

/** All of Jest's configuration that its timers look at. */
const jestConfig = { fakeTimers: {} } as ConstructorParameters<typeof ModernFakeTimers>[0]['config']

function byJest(
  name: string,
  advance: (timers: ModernFakeTimers, milliseconds: number) => unknown,
): TimeKeeper {
  let timers: ModernFakeTimers | undefined
  const install = (now: number): void => {
    timers = new ModernFakeTimers({ config: jestConfig, global: globalThis })
    // As the README tells users of Jest.
    timers.useFakeTimers({ now, doNotFake: ['nextTick', 'queueMicrotask'] })
  }
  return {
    name,
    begin() {
      install(beginning)
      return {}
    },
    pass: async (_, milliseconds) => timers && advance(timers, milliseconds),
    setDate: (date) => timers?.setSystemTime(date),
    clear: () => timers?.clearAllTimers(),
    reinstall(date) {
      timers?.dispose()
      install(date)
    },
    end: () => timers?.dispose(),
  }
}

export const byManualClock: TimeKeeper = {
  name: 'a manual clock',
  begin: () => ({ clock: manualClock({ now: beginning }) }),
  pass: (genesys, milliseconds) => genesys.advance(milliseconds),
  end() {},
}

/** Fake timers that only the test can advance, as it tells the mock. */
const byNode: TimeKeeper = {
  name: 'node:test',
  begin() {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: beginning })
    return { advanceTimers: (milliseconds) => mock.timers.tick(milliseconds) }
  },
  pass: (genesys, milliseconds) => genesys.advance(milliseconds),
  // It knows no date before 1970.
  setDate: (date) => mock.timers.setTime(Math.max(date, 0)),
  reinstall(date) {
    mock.timers.reset()
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: Math.max(date, 0) })
  },
  end: () => mock.timers.reset(),
}

const byJasmine: TimeKeeper = {
  name: 'Jasmine',
  begin() {
    jasmine.clock().install().mockDate(new Date(beginning))
    return { advanceTimers: (milliseconds) => jasmine.clock().tick(milliseconds) }
  },
  pass: (genesys, milliseconds) => genesys.advance(milliseconds),
  setDate: (date) => jasmine.clock().mockDate(new Date(date)),
  reinstall(date) {
    jasmine.clock().uninstall()
    jasmine.clock().install().mockDate(new Date(date))
  },
  end: () => jasmine.clock().uninstall(),
}

export const timeKeepers: readonly TimeKeeper[] = [
  byManualClock,
  byVitest('Vitest, synchronous', (milliseconds) => vi.advanceTimersByTime(milliseconds)),
  byVitest('Vitest, asynchronous', (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds)),
  byJest('Jest, synchronous', (timers, milliseconds) => timers.advanceTimersByTime(milliseconds)),
  byJest('Jest, asynchronous', (timers, milliseconds) => timers.advanceTimersByTimeAsync(milliseconds)),
  bySinon('sinon, synchronous', (clock, milliseconds) => clock.tick(milliseconds)),
  bySinon('sinon, asynchronous', (clock, milliseconds) => clock.tickAsync(milliseconds)),
  byNode,
  byJasmine,
]

/** Those of fake timers that a mock can advance by itself. */
export const drivenTimeKeepers = timeKeepers.filter(
  (keeper) => ![byManualClock, byNode, byJasmine].includes(keeper),
)

/** Those whose date can be set. */
export const datedTimeKeepers = timeKeepers.filter((keeper) => keeper.setDate !== undefined)

/** A transcript to compare: times counted from the first event. */
export function told(events: readonly GenesysEvent[]): string[] {
  const startedAt = events[0]?.utcTime ?? 0
  return events.map(({ index, utcTime, type, from, text = '' }) =>
    `${index} +${utcTime - startedAt} ${from.nickname}#${from.participantId} ${type} ${text}`.trim(),
  )
}
