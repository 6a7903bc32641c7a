import { ModernFakeTimers } from '@jest/fake-timers'
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
  end(): void
}

const byVitest = (name: string, advance: (milliseconds: number) => unknown): TimeKeeper => ({
  name,
  begin() {
    vi.useFakeTimers({ now: beginning })
    return {}
  },
  pass: async (_, milliseconds) => advance(milliseconds),
  end: () => void vi.useRealTimers(),
})

function bySinon(
  name: string,
  tick: (clock: sinon.SinonFakeTimers, milliseconds: number) => unknown,
): TimeKeeper {
  let clock: sinon.SinonFakeTimers | undefined
  return {
    name,
    begin() {
      clock = sinon.useFakeTimers({ now: beginning, toNotFake: ['nextTick', 'queueMicrotask'] })
      return {}
    },
    pass: async (_, milliseconds) => clock && tick(clock, milliseconds),
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
  return {
    name,
    begin() {
      timers = new ModernFakeTimers({ config: jestConfig, global: globalThis })
      // As the README tells users of Jest.
      timers.useFakeTimers({ now: beginning, doNotFake: ['nextTick', 'queueMicrotask'] })
      return {}
    },
    pass: async (_, milliseconds) => timers && advance(timers, milliseconds),
    end: () => timers?.dispose(),
  }
}

const byMock: TimeKeeper = {
  name: 'a manual clock',
  begin: () => ({ clock: manualClock({ now: beginning }) }),
  pass: (genesys, milliseconds) => genesys.advance(milliseconds),
  end() {},
}

export const timeKeepers: readonly TimeKeeper[] = [
  byMock,
  byVitest('Vitest, synchronous', (milliseconds) => vi.advanceTimersByTime(milliseconds)),
  byVitest('Vitest, asynchronous', (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds)),
  byJest('Jest, synchronous', (timers, milliseconds) => timers.advanceTimersByTime(milliseconds)),
  byJest('Jest, asynchronous', (timers, milliseconds) => timers.advanceTimersByTimeAsync(milliseconds)),
  bySinon('sinon, synchronous', (clock, milliseconds) => clock.tick(milliseconds)),
  bySinon('sinon, asynchronous', (clock, milliseconds) => clock.tickAsync(milliseconds)),
]

/** A transcript to compare: times counted from the first event. */
export function told(events: readonly GenesysEvent[]): string[] {
  const startedAt = events[0]?.utcTime ?? 0
  return events.map(({ index, utcTime, type, from, text = '' }) =>
    `${index} +${utcTime - startedAt} ${from.nickname}#${from.participantId} ${type} ${text}`.trim(),
  )
}
