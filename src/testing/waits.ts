import PLazy from 'p-lazy'
import { GenesysMockError } from '../errors'
import type { Flow, TimeControl } from '../time/advance'
import { type Agenda, type AgendaEntry, rank } from '../time/agenda'
import { report, type Witness } from './report'
import { Search, type Sought } from './search'
import type { WaitDriver } from './wait-driver'

/** A wait that somebody wants. */
export interface WantedWait<Item> extends Sought<Item> {
  /** Completes "Failed to wait for …". */
  what: string
  /** What did not happen if it fails, before "within 10000 ms". */
  missing: string
  /** Milliseconds on the mock's clock, from when it is awaited; undefined: as long as is usual. */
  timeout: number | undefined
  /** The chat that the report shows if the wait fails; undefined: the newest. */
  chatId: string | undefined
}

export interface WaitsContext {
  agenda: Agenda
  time: TimeControl
  driver: WaitDriver
  witness: Witness
  /** How many seconds of the process one second of the mock takes. */
  scale(): number | null
}

/** Milliseconds of real time, where it passes by itself: less than a test runner allows for a test. */
const realTimeout = 4_000
/** Milliseconds on the mock's clock, where it is advanced for the wait. */
const mockTimeout = 10_000

/** All waits of a mock. */
export class Waits {
  readonly #open = new Set<{ fail(error: unknown): void }>()

  constructor(private readonly context: WaitsContext) {}

  /**
   * Looks out from now on. Once the promise is awaited, time passes for it, and may run out.
   */
  begin<Item>(wanted: WantedWait<Item>): Promise<Item> {
    // A failure is to show who waits, not which timer ran out.
    const caller = new Error()
    const search = new Search(wanted)
    this.#open.add(search)
    search.atEnd(() => this.#open.delete(search))
    return new PLazy((resolve, reject) => {
      search.found.then(resolve, reject)
      if (!search.isOver) this.#await(search, wanted, caller)
    })
  }

  /** Makes all waits fail. */
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

  #await<Item>(search: Search<Item>, wanted: WantedWait<Item>, caller: Error): void {
    const { agenda, time, driver } = this.context
    const begun = agenda.elapsed()
    let limit: AgendaEntry | undefined
    const setLimit = (flow: Flow | undefined): void => {
      if (search.isOver) return
      const timeout = wanted.timeout ?? this.#usualTimeout(flow)
      const delay = begun + timeout - agenda.elapsed()
      const run = (): void => void this.#expire(search, { ...wanted, timeout }, caller)
      limit = agenda.add({ delay, rank: rank.waitLimit, run })
    }
    const flow = time.knownFlow()
    if (flow !== undefined || wanted.timeout !== undefined) setLimit(flow)
    else time.flow().then(setLimit, (error) => search.fail(error))
    const waiter = { fail: (error: unknown) => search.fail(error) }
    driver.add(waiter)
    search.atEnd(() => {
      limit?.cancel()
      driver.remove(waiter)
    })
  }

  #usualTimeout(flow: Flow | undefined): number {
    return flow === 'passes' ? realTimeout / (this.context.scale() ?? 1) : mockTimeout
  }

  async #expire<Item>(
    search: Search<Item>,
    wanted: WantedWait<Item> & { timeout: number },
    caller: Error,
  ): Promise<void> {
    const { agenda, driver, time, witness } = this.context
    // What happened in the last moment, or in one step with it, may still be on its way.
    await driver.drain(() => search.isOver)
    if (search.isOver) return
    const passes = time.knownFlow() === 'passes'
    const reached = `${nextIn(witness, wanted.chatId, agenda.now(), passes)}\n\n${report(witness, wanted.chatId)}`
    search.fail(withFramesOf(caller, timedOut(wanted, reached)))
  }
}

/** What is scheduled next, and what would reach it, as a sentence; empty: nothing is. */
function nextIn(witness: Witness, chatId: string | undefined, now: number, passes: boolean): string {
  const [next] = witness.sessions
    .list()
    .filter((session) => chatId === undefined || session.chatId === chatId)
    .flatMap(({ scheduled }) => scheduled)
    .sort((one, other) => one.dueAt - other.dueAt)
  if (!next) return ''
  const { type, text } = next.event
  const what = text === undefined ? type : `${type} ${JSON.stringify(text)}`
  const faster = passes ? ', or a faster clock (systemClock({ scale: 0.1 })),' : ''
  return ` Next is ${what}, in ${next.dueAt - now} ms: a longer \`timeout\`${faster} would reach it.`
}

function timedOut(
  { what, missing, timeout }: { what: string; missing: string; timeout: number },
  seen: string,
): GenesysMockError {
  return new GenesysMockError('WAIT_TIMED_OUT', {
    action: `wait for ${what}`,
    reason: `${missing} within ${timeout} ms on the mock's clock`,
    remedy: `Look below for what happened instead, or give a longer \`timeout\`.${seen}`,
  })
}

/** Where an engine writes stacks otherwise than V8, an error keeps its own. */
function withFramesOf(caller: Error, error: GenesysMockError): GenesysMockError {
  const [header, ...frames] = caller.stack?.split('\n') ?? []
  if (header?.startsWith('Error')) error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n')
  return error
}
