/** The clock behind the fake timers of Vitest, Jest and sinon, which all are @sinonjs/fake-timers. */
interface FakeClock {
  tickAsync(milliseconds: number): Promise<unknown>
  /** Goes on to the first timer, whoever set it, and calls back. */
  nextAsync(): Promise<unknown>
}

/**
 * The clock of the fake timers that are installed now; undefined: none are, or they are of another kind.
 *
 * @note Each function that they put in the place of a real one carries it, as its property `clock`.
 */
export function installedFakeClock(): FakeClock | undefined {
  const { setTimeout }: { setTimeout: object } = globalThis
  const clock = 'clock' in setTimeout ? setTimeout.clock : undefined
  return isFakeClock(clock) ? clock : undefined
}

function isFakeClock(value: unknown): value is FakeClock {
  return (
    typeof value === 'object' &&
    value !== null &&
    'tickAsync' in value &&
    typeof value.tickAsync === 'function' &&
    'nextAsync' in value &&
    typeof value.nextAsync === 'function'
  )
}

/** Whether time stands still until somebody moves it; Jest's legacy timers are told by another mark. */
export function areTimersFaked(): boolean {
  return installedFakeClock() !== undefined || '_isMockFunction' in globalThis.setTimeout
}
