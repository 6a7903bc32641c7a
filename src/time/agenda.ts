import TinyQueue from 'tinyqueue'
import { type Clock, type ClockReading, createClockReader } from './clock'
import { platformTimers } from './platform-timers'
import { hasScale } from './system-clock'

/** What comes first of what is due at the same moment. */
export const rank = { job: 0, delay: 1, waitLimit: 2 } as const

/** A place in the order in which entries run. */
export interface AgendaPlace {
  /** In elapsed milliseconds. */
  readonly due: number
  readonly rank: number
  /** The order of entries of one rank that are due at the same moment. */
  readonly sequence: number
}

/** Something that waits for its moment. */
export interface AgendaEntry extends AgendaPlace {
  /** Whether it has neither run nor been cancelled. */
  readonly isPending: boolean
  cancel(): void
}

/** The time of a mock, as rules see it. */
export interface MockTime {
  /** The date in whole epoch milliseconds. It may jump. */
  now(): number
  /** The milliseconds that have passed, counted from an arbitrary moment. Never decreases. */
  elapsed(): number
}

/** What is to be done, and when. */
export interface AgendaItem {
  run(): void
  /** Milliseconds from now. Give this or `dueAt`. */
  delay?: number
  /** The date at which it is due, in epoch milliseconds on the mock's clock. */
  dueAt?: number
  /** @default rank.delay */
  rank?: number
  /** @default the order of adding */
  sequence?: number
}

interface Entry extends AgendaEntry {
  isPending: boolean
  run(): void
  /** Cancels its own timer, where each entry has one. */
  disarm?: () => void
}

/** So many cancelled entries may stay in the queue. */
const mostCancelled = 1_000
/** By how many milliseconds a clock's timer may come early. */
const earlyTolerance = 2
/** More than what calculating with moments can be wrong by, in milliseconds. */
const tolerance = 0.001

/**
 * Everything in one mock that waits: scheduled events, retries and timeouts of pushes, delayed responses, the limits of
 * waits. Counts the mock's time by what has elapsed, so that a date that is set or stands still changes what is written
 * as a date and nothing else. Arms one timer of the clock, for the entry that is due first.
 */
export class Agenda implements MockTime {
  #queue = createQueue([])
  #size = 0
  #sequence = 0
  #timer: { due: number; cancel: () => void } | undefined
  #era: unknown
  /** Whether each entry has a timer of its own: fake timers that tell no time may run several in one go. */
  #isArmedEach = false
  readonly #read: () => ClockReading
  /** How far the mock's time is ahead of what the clock counts. */
  #lead = 0
  #reached = Number.NEGATIVE_INFINITY
  /** Date minus elapsed time. */
  #offset: number
  readonly #whenDateJumps = new Set<(milliseconds: number) => void>()
  readonly #whenEraChanges = new Set<() => void>()

  constructor(private readonly clock: Clock) {
    this.#read = createClockReader(clock)
    this.#offset = this.#read().offset
    this.#noteEra()
  }

  /** The date on the mock's clock, in whole epoch milliseconds. */
  now(): number {
    return Math.floor(this.#sync() + this.#offset + tolerance)
  }

  /** Whether time is known to pass by itself. */
  get passesByItself(): boolean {
    return hasScale(this.clock) && platformTimers().kind === 'real'
  }

  /** The milliseconds that have passed, counted from an arbitrary moment. Never decreases. */
  elapsed(): number {
    return this.#sync()
  }

  /** The date of a moment in elapsed milliseconds. */
  dateOf(elapsed: number): number {
    return elapsed + this.#offset
  }

  /** The moment of a date, in elapsed milliseconds. */
  elapsedAt(date: number): number {
    return date - this.#offset
  }

  /** Calls back when the date has jumped, by how many milliseconds. */
  onDateJump(listener: (milliseconds: number) => void): void {
    this.#whenDateJumps.add(listener)
  }

  /** Calls back when the timers of the process have been replaced. */
  onEraChange(listener: () => void): void {
    this.#whenEraChanges.add(listener)
  }

  add(item: AgendaItem): AgendaEntry {
    const { run, delay = 0, dueAt, rank: rankOf = rank.delay, sequence = this.#sequence++ } = item
    const elapsed = this.#sync()
    const due = dueAt === undefined ? elapsed + Math.max(delay, 0) : dueAt - this.#offset
    const entry: Entry = {
      due,
      rank: rankOf,
      sequence,
      isPending: true,
      run,
      cancel: () => this.#cancel(entry),
    }
    this.#size += 1
    this.#queue.push(entry)
    this.#sweep()
    if (this.#isArmedEach) this.#armEntry(entry)
    else this.#arm()
    return entry
  }

  /** The entry that is due first. */
  first(): AgendaEntry | undefined {
    this.#sync()
    return this.#first()
  }

  /** Runs, in order, what is due up to a place in the order; without one, up to now. */
  runDue(last: AgendaPlace = { due: this.elapsed(), rank: Infinity, sequence: Infinity }): void {
    try {
      for (let entry = this.#first(); entry && byOrder(entry, last) <= 0; entry = this.#first())
        this.#run(entry)
    } finally {
      this.#arm()
    }
  }

  /** Runs what was due before the current millisecond, and has been kept by a late timer. */
  runOverdue(): void {
    // These timers are never late, but the date that they are judged by may be wrong.
    if (this.#isArmedEach) return
    const due = this.now() - 1 - this.#offset
    const first = this.#first()
    if (first && first.due <= due) this.runDue({ due, rank: Infinity, sequence: Infinity })
  }

  /** Makes at least so much time have passed, and runs what is due by then. */
  passTo(elapsed: number): void {
    this.#reach(elapsed)
    this.runDue()
  }

  /** Sets all timers anew: fake timers may have been cleared without notice. */
  rearm(): void {
    this.#sync()
    this.#disarm()
    this.#armAll()
  }

  /** The milliseconds that have passed, without a look at what else may have changed. */
  #elapsed(): number {
    this.#reached = Math.max(this.#reached, this.#read().elapsed + this.#lead)
    return this.#reached
  }

  #reach(elapsed: number): void {
    const ahead = elapsed - this.#elapsed()
    if (ahead <= 0) return
    this.#reached = elapsed
    // A clock whose timer is a little early catches up by itself.
    if (ahead > earlyTolerance) this.#lead += ahead
  }

  /** Takes note of dates that have jumped and timers that were replaced; the milliseconds that have passed. */
  #sync(): number {
    const reading = this.#read()
    this.#reached = Math.max(this.#reached, reading.elapsed + this.#lead)
    const jump = reading.offset - this.#offset
    if (Math.abs(jump) >= 1) {
      this.#offset += jump
      for (const listener of this.#whenDateJumps) listener(jump)
    }
    if (this.#era !== this.clock.era?.()) {
      this.#disarm()
      this.#noteEra()
      this.#armAll()
      for (const listener of this.#whenEraChanges) listener()
    }
    return this.#reached
  }

  #noteEra(): void {
    this.#era = this.clock.era?.()
    this.#isArmedEach = hasScale(this.clock) && platformTimers().kind === 'foreign'
  }

  #first(): Entry | undefined {
    for (let entry = this.#queue.peek(); entry; entry = this.#queue.peek()) {
      if (entry.isPending) return entry
      this.#queue.pop()
    }
    return undefined
  }

  #run(entry: Entry): void {
    this.#remove(entry)
    entry.run()
  }

  #cancel(entry: Entry): void {
    if (!entry.isPending) return
    this.#remove(entry)
    this.#arm()
  }

  #remove(entry: Entry): void {
    entry.isPending = false
    this.#size -= 1
    entry.disarm?.()
  }

  /** Timers that every request sets anew would otherwise leave hundreds of thousands of entries behind. */
  #sweep(): void {
    if (this.#queue.length <= 2 * this.#size + mostCancelled) return
    this.#queue = createQueue(this.#queue.data.filter(({ isPending }) => isPending))
  }

  #armAll(): void {
    if (!this.#isArmedEach) this.#arm()
    else for (const entry of this.#queue.data) if (entry.isPending) this.#armEntry(entry)
  }

  /** Sees to it that a timer runs for what is due first, and no other. */
  #arm(): void {
    const due = this.#isArmedEach ? undefined : this.#first()?.due
    if (due === this.#timer?.due) return
    this.#timer?.cancel()
    this.#timer =
      due === undefined
        ? undefined
        : { due, cancel: this.clock.setTimer(() => this.#wake(due), due - this.#elapsed()) }
  }

  #armEntry(entry: Entry): void {
    entry.disarm = this.clock.setTimer(() => {
      this.#reach(entry.due)
      // Not all of these fake timers keep the order of those that are due at the same moment.
      const due = this.#queue.data.filter((other) => other.due === entry.due).sort(byOrder)
      for (const each of due) if (each.isPending) this.#run(each)
    }, entry.due - this.#elapsed())
  }

  #disarm(): void {
    this.#timer?.cancel()
    this.#timer = undefined
    if (this.#isArmedEach) for (const entry of this.#queue.data) entry.disarm?.()
  }

  #wake(due: number): void {
    this.#timer = undefined
    this.passTo(due)
  }
}

function createQueue(entries: Entry[]): TinyQueue<Entry> {
  return new TinyQueue(entries, byOrder)
}

function byOrder(one: AgendaPlace, other: AgendaPlace): number {
  return one.due - other.due || one.rank - other.rank || one.sequence - other.sequence
}
