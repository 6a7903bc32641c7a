/** The clock behind the fake timers of Vitest, Jest and sinon, which all use @sinonjs/fake-timers. */
interface FakeClock {
  now: number
  tickAsync(milliseconds: number): Promise<unknown>
  /** Advances to the first timer of all, and runs it. */
  nextAsync(): Promise<unknown>
  /** How many timers wait in all. */
  countTimers?(): number
  performance?: { now(): number }
}

/** Libraries whose fake timers only the test itself can advance. */
export type ForeignLibrary = 'node:test' | 'Jasmine' | 'Jest legacy'

/** The timers that are installed on `globalThis` at a moment: the platform's own, or fake ones. */
export interface PlatformTimers {
  /**
   * - `real`: time passes by itself.
   * - `driven`: fake timers that this package can advance.
   * - `foreign`: fake timers that only the test can advance.
   * - `unknown`: anything else, such as the timers of jsdom or Playwright's `page.clock`.
   */
  kind: 'real' | 'driven' | 'foreign' | 'unknown'
  /** The library of `foreign` timers. */
  library: ForeignLibrary | undefined
  clock: FakeClock | undefined
  setTimeout: typeof globalThis.setTimeout
  clearTimeout: typeof globalThis.clearTimeout
}

export function platformTimers(): PlatformTimers {
  const { setTimeout, clearTimeout } = globalThis
  const clock = fakeClockOf(setTimeout)
  const library = clock ? undefined : foreignLibraryOf(setTimeout)
  return { kind: kindOf(setTimeout, clock, library), library, clock, setTimeout, clearTimeout }
}

/** Whether the same timers are still installed. Every library but node:test and Jasmine installs new functions. */
export function areInstalled({ setTimeout, clock }: PlatformTimers): boolean {
  return globalThis.setTimeout === setTimeout && fakeClockOf(setTimeout) === clock
}

/** Milliseconds that no change of the date affects; undefined: there is nothing to measure them by. */
export function readMonotonic({ kind, clock }: PlatformTimers): number | undefined {
  // The clock has it even where the `performance` of the process is not faked.
  if (clock) return clock.performance?.now() ?? clock.now
  // That of the process says nothing about these.
  if (kind === 'foreign') return undefined
  return globalThis.performance?.now()
}

/** Whether `Date` belongs to these timers, so that both always tell the same. */
export function ownsDate({ kind, clock }: PlatformTimers): boolean {
  const { Date: calendar }: { Date: DateConstructor & { clock?: unknown } } = globalThis
  return clock ? calendar.clock === clock : kind === 'real' && isNative(calendar) && isNative(calendar.now)
}

/** Whether `Date` is anything but the platform's own. */
export function isDateFaked(): boolean {
  return !isNative(globalThis.Date) || !isNative(globalThis.Date.now)
}

/** Each function that @sinonjs/fake-timers installs carries its clock. */
function fakeClockOf(setTimeout: object): FakeClock | undefined {
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

function kindOf(
  setTimeout: object & { name: string },
  clock: FakeClock | undefined,
  library: ForeignLibrary | undefined,
): PlatformTimers['kind'] {
  if (clock) return 'driven'
  if (library) return 'foreign'
  // Node's own has a form for `util.promisify`; that of a browser is native code.
  const isOfNode = Symbol.for('nodejs.util.promisify.custom') in setTimeout
  return isOfNode || (isNative(setTimeout) && setTimeout.name === 'setTimeout') ? 'real' : 'unknown'
}

function foreignLibraryOf(setTimeout: object & { name: string }): ForeignLibrary | undefined {
  if ('_isMockFunction' in setTimeout) return 'Jest legacy'
  if (setTimeout.name === 'bound #createTimer') return 'node:test'
  const marks = Object.getOwnPropertySymbols(setTimeout)
  return marks.some(({ description }) => description === 'IsMockClockTimingFn') ? 'Jasmine' : undefined
}

function isNative(value: object): boolean {
  return /\[native code\]\s*\}$/.test(Function.prototype.toString.call(value))
}
