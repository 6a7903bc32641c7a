import PLazy from 'p-lazy'
import { GenesysMockError } from '../errors'
import type { Clock } from '../runtime/clock'
import { report, type Witness } from './report'
import { Search, type Sought } from './search'
import type { Passenger, TimeDriver } from './time-driver'

/** A wait that somebody wants. */
export interface WantedWait<Item> extends Sought<Item> {
  /** Completes "Failed to wait for …". */
  what: string
  /** What did not happen if it fails, before "within 10000 ms". */
  missing: string
  /** Milliseconds on the mock's clock, from when it is awaited. */
  timeout: number
  /** The chat to tell of if it fails; undefined: the newest. */
  chatId: string | undefined
}

export interface WaitsContext {
  clock: Clock
  /** The same, but its timers stay where they were set, whatever fake timers come or go. */
  untracked: Clock
  driver: TimeDriver
  witness: Witness
}

/** All waits of a mock. */
export class Waits {
  readonly #open = new Set<{ fail(error: unknown): void }>()

  constructor(private readonly context: WaitsContext) {}

  /**
   * Watches out from now on; once it is awaited, time passes for it, and may run out.
   *
   * @throws GenesysMockError `INVALID_PARAMETER`
   */
  begin<Item>(wanted: WantedWait<Item>): Promise<Item> {
    assertTimeout(wanted)
    // Its failure is to show who waits, not which timer ran out.
    const caller = new Error()
    const search = new Search(wanted)
    this.#open.add(search)
    search.atEnd(() => this.#open.delete(search))
    return new PLazy((resolve, reject) => {
      search.found.then(resolve, reject)
      this.#letTimePass(search, wanted, caller)
    })
  }

  /** Gives all of them up. */
  cancelAll(): void {
    for (const search of [...this.#open]) {
      search.fail(
        new GenesysMockError('WAIT_CANCELLED', {
          action: 'go on waiting',
          reason: 'the mock was reset or disposed of meanwhile',
          remedy: 'Await it before the reset.',
        }),
      )
    }
  }

  #letTimePass<Item>(search: Search<Item>, wanted: WantedWait<Item>, caller: Error): void {
    const { clock, untracked, driver, witness } = this.context
    const expire = async (): Promise<void> => {
      // What happened in the last moment, or in one step with it, may still be on its way.
      await driver.letArrive(() => search.isOver)
      if (!search.isOver) search.fail(withFramesOf(caller, timedOut(wanted, report(witness, wanted.chatId))))
    }
    let stopTimer: () => void = () => {}
    let endsAt = 0
    const startTimer = (on: Clock): void => {
      stopTimer()
      endsAt = on.now() + wanted.timeout
      stopTimer = on.setTimer(() => void expire(), wanted.timeout)
    }
    startTimer(clock)
    const passenger: Passenger = {
      fail: (error) => search.fail(error),
      goOnAlone: () => startTimer(untracked),
      endsAt: () => endsAt,
      end: () => void expire(),
    }
    driver.board(passenger)
    search.atEnd(() => {
      stopTimer()
      driver.leave(passenger)
    })
  }
}

function timedOut({ what, missing, timeout }: WantedWait<unknown>, seen: string): GenesysMockError {
  return new GenesysMockError('WAIT_TIMED_OUT', {
    action: `wait for ${what}`,
    reason: `${missing} within ${timeout} ms on the mock's clock`,
    remedy: `Look below for what happened instead, or give a longer \`timeout\`.\n\n${seen}`,
  })
}

/** Where an engine writes stacks otherwise than V8, an error keeps its own. */
function withFramesOf(caller: Error, error: GenesysMockError): GenesysMockError {
  const [header, ...frames] = caller.stack?.split('\n') ?? []
  if (header?.startsWith('Error')) error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
  return error
}

function assertTimeout({ what, timeout }: WantedWait<unknown>): void {
  if (Number.isFinite(timeout) && timeout >= 0) return
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: `wait for ${what}`,
    reason: `timeout: expected a finite number of milliseconds ≥ 0, got ${String(timeout)}`,
    remedy: 'Leave it out for ten seconds.',
  })
}
