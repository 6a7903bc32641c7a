import type { Database } from '../db/database'
import { GenesysMockError } from '../errors'
import type { Clock } from '../runtime/clock'
import type { Emitter } from '../runtime/emitter'
import type { GenesysMockEvents } from '../wire/genesys-mock-events'
import { type Push, toPush } from '../wire/push'

/** Options of a wait. */
export interface WaitOptions {
  /**
   * How long to wait, in milliseconds on the mock's clock.
   * @default 10000
   */
  timeout?: number | undefined
}

/** The log of all pushes, oldest first. What it gives out are copies. */
export interface PushLog {
  all(): Push[]
  of(chatId: string): Push[]
  last(): Push | undefined
  /**
   * The first push that has come home (is no longer `pending`) and satisfies the predicate, whether it has
   * done so already or is still to come.
   *
   * @throws GenesysMockError `WAIT_TIMED_OUT` when the time is up on the mock's clock, `WAIT_CANCELLED` on a reset.
   * @example
   * await genesys.pushes.waitFor((push) => push.event.type === 'ParticipantJoined')
   */
  waitFor(predicate: (push: Push) => boolean, options?: WaitOptions): Promise<Push>
}

export interface PushLogContext {
  db: Database
  clock: Clock
  events: Emitter<GenesysMockEvents>
}

export function createPushLog(context: PushLogContext): PushLog & { reset(): void } {
  const { db } = context
  const waits = new Set<(error: GenesysMockError) => void>()
  const all = (): Push[] => [...db.push.all()].map(toPush)

  return {
    all,
    of: (chatId) => db.push.of(chatId).map(toPush),
    last() {
      const newest = [...db.push.all()].at(-1)
      return newest && toPush(newest)
    },
    waitFor(predicate, options = {}) {
      const isWanted = (push: Push): boolean => push.status !== 'pending' && predicate(push)
      for (const row of db.push.all()) {
        const push = row.status === 'pending' ? undefined : toPush(row)
        if (push && isWanted(push)) return Promise.resolve(push)
      }
      const promise = waitForPush(context, isWanted, options.timeout ?? 10_000, waits)
      // One that nobody awaits any more (a test that has ended) is nobody's failure.
      promise.catch(() => {})
      return promise
    },
    reset() {
      const error = new GenesysMockError('WAIT_CANCELLED', {
        action: 'wait for a push',
        reason: 'the mock was reset or disposed of meanwhile',
        remedy: 'Await it before the reset.',
      })
      for (const cancel of [...waits]) cancel(error)
    },
  }
}

function waitForPush(
  { db, clock, events }: PushLogContext,
  isWanted: (push: Push) => boolean,
  timeout: number,
  waits: Set<(error: GenesysMockError) => void>,
): Promise<Push> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      stopListening()
      stopTimer()
      waits.delete(fail)
    }
    const fail = (error: unknown): void => {
      end()
      reject(error)
    }
    const consider = (push: Push): void => {
      try {
        if (!isWanted(push)) return
      } catch (error) {
        fail(error)
        return
      }
      end()
      resolve(push)
    }
    const stopListening = events.on('push', consider)
    const stopTimer = clock.setTimer(() => fail(timedOut(timeout, [...db.push.all()].map(toPush))), timeout)
    waits.add(fail)
  })
}

function timedOut(timeout: number, pushes: readonly Push[]): GenesysMockError {
  const seen = pushes.map(
    ({ status, event }) => `\n  ${status}: ${event.index} ${event.type} ${event.text ?? ''}`,
  )
  const none = ' There was no push at all: does the chat have a pushUrl, and has its time been advanced?'
  return new GenesysMockError('WAIT_TIMED_OUT', {
    action: 'wait for a push',
    reason: `none that satisfies the predicate came home within ${timeout} ms on the mock's clock`,
    remedy: `Let more time pass before, or give a longer \`timeout\`.${
      pushes.length > 0 ? ` Those there were:${seen.join('')}` : none
    }`,
  })
}
