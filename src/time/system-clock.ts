import { GenesysMockError } from '../errors'
import type { Clock, ClockReading } from './clock'
import { assertScale, assertSystemClockOptions, assertTimer } from './clock-arguments'
import {
  areInstalled,
  isDateFaked,
  ownsDate,
  type PlatformTimers,
  platformTimers,
  readMonotonic,
} from './platform-timers'

/** The clock of the process, at a speed of its own. */
export interface SystemClock extends Clock {
  /** How many seconds of the process one second of the mock takes. */
  readonly scale: number
  /**
   * Changes the speed from now on. Scheduled events keep their moment on the mock's clock.
   *
   * @throws GenesysMockError `INVALID_PARAMETER` when it is no number from 0.000001 to 1000000.
   * @example
   * clock.setScale(0.1) // ten times as fast from now on
   */
  setScale(scale: number): void
}

/** Options of {@link systemClock}. */
export interface SystemClockOptions {
  /**
   * How many seconds of the process one second of the mock takes: 0.1 makes it ten times as fast. From 0.000001 to
   * 1000000.
   * @default 1
   */
  scale?: number | undefined
}

/**
 * Makes a clock that follows the time of the process. It looks up the timers and `Date` on `globalThis` at every call,
 * so that fake timers (Vitest, Jest, sinon, node:test, Jasmine) count from the moment they are installed. Time is
 * counted by timers and by a monotonic source, so a change of the date alone never delays or skips anything. This is
 * the default clock of a mock.
 *
 * @throws GenesysMockError `INVALID_OPTION`
 * @example
 * const genesys = createGenesysMock({ clock: systemClock({ scale: 0.1 }) })
 */
export function systemClock(options: SystemClockOptions = {}): SystemClock {
  assertSystemClockOptions(options)
  const time = new ProcessTime(options.scale ?? 1)
  return {
    now: () => time.now(),
    read: () => time.read(),
    era: () => time.era(),
    setTimer(callback, delay) {
      assertTimer(callback, delay)
      return time.setTimer(callback, delay)
    },
    get scale() {
      return time.scale
    },
    setScale(next) {
      assertScale(next)
      time.setScale(next)
    },
  }
}

/** Whether time passes on a clock by itself, at a speed that can be set. */
export function hasScale(clock: Clock): clock is SystemClock {
  return 'scale' in clock && 'setScale' in clock
}

/** How many seconds of the process one second of a clock takes; null: it has no such speed. */
export function scaleOf(clock: Clock): number | null {
  return hasScale(clock) ? clock.scale : null
}

/**
 * Changes the speed of a clock.
 *
 * @throws GenesysMockError `CLOCK_WITHOUT_SCALE`, `INVALID_PARAMETER`
 */
export function setScale(clock: Clock, scale: number): void {
  if (hasScale(clock)) {
    clock.setScale(scale)
    return
  }
  const reason = 'the clock of this mock has no pace of its own'
  throw new GenesysMockError('CLOCK_WITHOUT_SCALE', {
    action: 'set the scale of the clock',
    reason,
    advice: `${reason}; systemClock() has one, and POST /genesys/2/mock/clock/advance moves a manualClock()`,
    remedy: 'Make the mock with a systemClock(), or move the time with genesys.advance().',
  })
}

/** More than what calculating with moments can be wrong by, in milliseconds. */
const tolerance = 0.001
/** A longer delay overflows in every runtime and fires after 1 ms. */
const longestDelay = 2 ** 31 - 1
/** By how many milliseconds real date and real timers may drift apart before the date counts as changed. */
const driftTolerance = 50

interface Timer {
  /** When it is due, in elapsed milliseconds. */
  readonly due: number
  readonly callback: () => void
  /** What will have elapsed when the platform's timer fires. */
  firesAt: number
  /** The era in which it was armed. */
  era: number
  disarm(): void
}

/** Counts the time of the process, whatever its date is set to and its timers are replaced by. */
class ProcessTime {
  scale: number
  #timers = platformTimers()
  #era = 0
  /** What had elapsed when the source read `reading`. */
  #base: { elapsed: number; reading: number }
  /** What the source and the date read last. */
  #date = globalThis.Date.now()
  #reading = this.#date
  #elapsed = this.#date
  /** Date minus elapsed time: whole milliseconds. */
  #offset = 0
  readonly #armed = new Set<Timer>()

  constructor(scale: number) {
    this.scale = scale
    this.#reading = this.#read(this.#date)
    this.#base = { elapsed: this.#elapsed, reading: this.#reading }
  }

  now(): number {
    this.#sync()
    return Math.floor(this.#elapsed + this.#offset + tolerance)
  }

  read(): ClockReading {
    this.#sync()
    return { elapsed: this.#elapsed, offset: this.#offset }
  }

  era(): unknown {
    this.#sync()
    return this.#era
  }

  setScale(scale: number): void {
    this.#sync()
    this.scale = scale
    this.#rebase()
    for (const timer of this.#armed) {
      timer.disarm()
      this.#arm(timer)
    }
  }

  setTimer(callback: () => void, delay: number): () => void {
    // Dates are whole milliseconds, and so are the moments at which timers are due.
    const due = Math.ceil(this.now() - this.#offset + Math.max(delay, 0) - tolerance)
    const timer: Timer = { due, callback, firesAt: 0, era: 0, disarm() {} }
    this.#armed.add(timer)
    this.#arm(timer)
    return () => {
      this.#armed.delete(timer)
      timer.disarm()
    }
  }

  #arm(timer: Timer): void {
    const timers = this.#timers
    // Browsers want these functions called without a receiver.
    const { setTimeout: set } = timers
    const left = timer.due - tolerance - this.#elapsed
    const delay = Math.min(Math.max(Math.ceil(left * this.scale), 0), longestDelay)
    timer.firesAt = Math.min(timer.due, this.#elapsed + delay / this.scale)
    timer.era = this.#era
    let isOff = false
    const handle = set(() => {
      if (isOff) return
      isOff = true
      this.#fire(timer)
    }, delay)
    timer.disarm = () => {
      if (!isOff) clearSafely(timers, handle)
      isOff = true
    }
  }

  #fire(timer: Timer): void {
    this.#armed.delete(timer)
    this.#sync(true)
    // A timer that was armed before others were installed says nothing about the time that counts now.
    if (timer.era === this.#era) this.#reach(timer.firesAt)
    if (this.#elapsed + tolerance >= timer.due) timer.callback()
    else {
      this.#armed.add(timer)
      this.#arm(timer)
    }
  }

  /** A timer that has fired means that its moment has come, whatever the source says. */
  #reach(elapsed: number): void {
    if (this.#elapsed >= elapsed) return
    this.#elapsed = elapsed
    // Otherwise a date would first have to catch up.
    if (!this.#isMonotonic()) this.#rebase()
  }

  /** Takes note of what has passed since the last time. */
  #sync(isFiring = false): void {
    const date = globalThis.Date.now()
    const hasChanged = !areInstalled(this.#timers)
    const passed = hasChanged ? this.#leave() : this.#read(date) - this.#reading
    const moved = date - this.#date
    if (hasChanged) this.#enter()
    else if (passed < 0) {
      // Fake timers were reset, or installed anew: what was set before may never fire.
      if (this.#timers.kind !== 'real') this.#era += 1
    } else if (!isFiring && this.#isLeap(passed)) {
      // The timers were cleared, or, in node:test, are judged by the date.
      if (this.#timers.library !== 'Jasmine') this.#era += 1
    } else {
      this.#reading += passed
      this.#date = date
      this.#elapsed = Math.max(this.#elapsed, this.#elapsedAt(this.#reading))
      if (this.#isMonotonic()) this.#followDate(moved, passed)
      return
    }
    this.#offset += Math.round(moved - (hasChanged ? passed : 0))
    this.#date = date
    this.#reading = this.#read(date)
    this.#rebase()
  }

  /** Lets what was counted by the timers that are no longer installed count up to their end; how much that was. */
  #leave(): number {
    const last = this.#timers.clock && readMonotonic(this.#timers)
    if (last === undefined || last <= this.#reading || this.#isLeap(last - this.#reading)) return 0
    const before = this.#elapsed
    this.#elapsed = Math.max(before, this.#elapsedAt(last))
    return this.#elapsed - before
  }

  #enter(): void {
    this.#timers = platformTimers()
    this.#era += 1
  }

  /** Whether the source of fake timers has passed a timer that would have fired if time had passed, or has lost it. */
  #isLeap(passed: number): boolean {
    const { kind, clock } = this.#timers
    if (passed <= 0 || kind === 'real' || kind === 'unknown') return false
    if (this.#armed.size > 0 && clock?.countTimers?.() === 0) return true
    // One that is set while fake timers advance may fire a millisecond late.
    const elapsed = this.#elapsedAt(this.#reading + passed) - 2 / this.scale
    for (const { firesAt, era } of this.#armed) if (era === this.#era && firesAt < elapsed) return true
    return false
  }

  /** Moves the date that is told, if the date of the process has moved otherwise than time has passed. */
  #followDate(moved: number, passed: number): void {
    const isOwn = ownsDate(this.#timers)
    const ahead = this.#date - (this.#elapsed + this.#offset)
    if (isOwn && this.#timers.kind === 'driven') this.#offset += Math.round(moved - passed)
    else if (isOwn && this.scale === 1 && Math.abs(ahead) <= driftTolerance)
      this.#elapsed += Math.max(0, ahead)
    else if (isOwn && this.scale === 1) this.#offset += Math.round(ahead)
    else if (moved < 0 || moved > passed + driftTolerance) {
      // A date that stands still, or is not faked along with the timers, is not followed.
      this.#offset += Math.round(moved - passed)
    }
  }

  #elapsedAt(reading: number): number {
    return this.#base.elapsed + (reading - this.#base.reading) / this.scale
  }

  #rebase(): void {
    this.#base = { elapsed: this.#elapsed, reading: this.#reading }
  }

  #isMonotonic(): boolean {
    return readMonotonic(this.#timers) !== undefined
  }

  /** Milliseconds of the process: of a monotonic source, or of a date that is faked along; else they stand still. */
  #read(date: number): number {
    return readMonotonic(this.#timers) ?? (isDateFaked() ? date : this.#reading)
  }
}

/** Clears a timer unless that is dangerous: the handle of an earlier fake clock may belong to another timer by now. */
function clearSafely(timers: PlatformTimers, handle: ReturnType<typeof globalThis.setTimeout>): void {
  const { kind, clearTimeout: clear } = timers
  if (kind === 'real' || (kind !== 'foreign' && areInstalled(timers))) clear(handle)
}
