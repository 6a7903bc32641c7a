import { expect } from 'vitest'
import type { GenesysEvent, GenesysMock, Job, Push } from '../../src/index'

/** What happened in a mock, as its listeners were told, held against what the mock itself says. */
export class Ledger {
  /** By job, what became of it last. */
  #jobs = new Map<string, 'scheduled' | 'fired' | 'cancelled'>()
  /** By push, what was last told of it. */
  #pushes = new Map<string, Push>()
  /** What was wrong in what was told; thrown at the next balance, for what a listener throws is lost. */
  readonly #complaints: unknown[] = []
  /** By chat, its events as they were first seen. */
  #events = new Map<string, string[]>()

  constructor(private readonly genesys: GenesysMock) {
    genesys.on('job', ({ change, job }) => this.#hear(() => this.#noteJob(change, job)))
    genesys.on('push', (push) => this.#hear(() => this.#notePush(push)))
    genesys.on('event', ({ chatId, event }) => this.#hear(() => this.#noteEvent(chatId, event)))
    genesys.on('session', ({ change, session: { chatId } }) => {
      if (change === 'removed') this.#forget(chatId)
    })
  }

  /** After a reset, which takes everything with it, and tells nobody. */
  forgetAll(): void {
    this.#jobs.clear()
    this.#pushes.clear()
    this.#events.clear()
  }

  /** Holds everything that is told of against everything that there is. */
  balance(): void {
    const [complaint] = this.#complaints
    if (complaint !== undefined) throw complaint
    this.#balanceJobs()
    this.#balancePushes()
    for (const session of this.genesys.sessions.list()) {
      const { chatId, messages, nextPosition } = session
      expect(messages.map(({ index }) => index)).toEqual(messages.map((_, place) => place + 1))
      expect(nextPosition).toBe(messages.length + 1)
      expect(messages.map((event) => JSON.stringify(event))).toEqual(this.#events.get(chatId))
      expect(session.scheduled).toHaveLength(
        this.genesys.scheduler.pending().filter((job) => job.chatId === chatId).length,
      )
    }
  }

  #noteJob(change: 'scheduled' | 'fired' | 'cancelled', { id }: Job): void {
    expect([id, change, this.#jobs.get(id)]).toEqual([
      id,
      change,
      change === 'scheduled' ? undefined : 'scheduled',
    ])
    this.#jobs.set(id, change)
  }

  #hear(note: () => void): void {
    try {
      note()
    } catch (complaint) {
      this.#complaints.push(complaint)
    }
  }

  #notePush(push: Push): void {
    const { id, status, settledAt } = push
    // A push is told of once as pending and once as come home, or, never sent, as failed at once.
    expect(status === 'pending').toBe(settledAt === null)
    const before = this.#pushes.get(id)?.status
    if (status === 'pending') expect(before).toBeUndefined()
    else expect([undefined, 'pending']).toContain(before)
    this.#pushes.set(id, push)
  }

  #noteEvent(chatId: string, event: GenesysEvent): void {
    const events = this.#events.get(chatId) ?? []
    expect(event.index).toBe(events.length + 1)
    this.#events.set(chatId, [...events, JSON.stringify(event)])
  }

  #forget(chatId: string): void {
    this.#events.delete(chatId)
    for (const push of this.#pushes.values()) if (push.chatId === chatId) this.#pushes.delete(push.id)
  }

  /** scheduled = fired + cancelled + pending */
  #balanceJobs(): void {
    const open = [...this.#jobs].filter(([, change]) => change === 'scheduled').map(([id]) => id)
    const pending = this.genesys.scheduler.pending()
    expect(new Set(open)).toEqual(new Set(pending.map(({ id }) => id)))
    const active = new Set(this.genesys.sessions.list({ state: 'active' }).map(({ chatId }) => chatId))
    expect(pending.filter(({ chatId }) => !active.has(chatId))).toEqual([])
    expect(this.genesys.sessions.stats().scheduled).toBe(open.length)
  }

  /** pushed = delivered + failed + captured + blocked + pending */
  #balancePushes(): void {
    const pushes = this.genesys.pushes.all()
    expect(pushes.map(({ id, status }) => [id, status])).toEqual(
      pushes.map(({ id }) => [id, this.#pushes.get(id)?.status]),
    )
    expect(this.#pushes.size).toBe(pushes.length)
    const counted = this.genesys.sessions.stats().pushes
    const { pending, delivered, failed, captured, blocked } = counted
    expect(pending + delivered + failed + captured + blocked).toBe(pushes.length)
    for (const [status, count] of Object.entries(counted))
      expect([status, pushes.filter((push) => push.status === status).length]).toEqual([status, count])
  }
}
