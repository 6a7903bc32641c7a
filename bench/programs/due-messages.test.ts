import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { expect, test, vi } from 'vitest'
import { TimerHeap } from '../peers/timer-heap.ts'
import { startChat } from './chats.ts'
import { sized, tell } from './run.ts'
import { createSuite } from './suite.ts'

// Due messages on the manual clock, from the request for their chat to the push that comes home, against Vitest's
// fake timers, which do nothing when they fire.

const messages = sized(50_000, 5_000)
/** Of the default profile. */
const messagesInChat = 5
/** As many as the messages would take Vitest 4 ten minutes: each costs the more, the more there are. */
const timers = sized(10_000, 6_000)
/** Due anywhere within a minute, in milliseconds. */
const delayOf = (timer: number): number => (timer * 7_919) % 60_000

async function ours(count: number): Promise<void> {
  const suite = createSuite()
  const genesys = createGenesysMock({ clock: manualClock() })
  suite.use(genesys.handlers)
  for (let chats = 0; chats < count / messagesInChat; chats += 1) await startChat(genesys)
  await genesys.advance(messagesInChat * 1_000)
  await genesys.settled()
  suite.close()
  expect(genesys.db.push.count({ where: { status: { equals: 'captured' } } })).toBe(count)
}

function fakeTimers(): void {
  let fired = 0
  vi.useFakeTimers()
  for (let timer = 0; timer < timers; timer += 1) {
    setTimeout(() => {
      fired += 1
    }, delayOf(timer))
  }
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  expect(fired).toBe(timers)
}

function heap(): void {
  const heap = new TimerHeap()
  let fired = 0
  const fire = (): void => {
    fired += 1
  }
  for (let timer = 0; timer < messages; timer += 1) {
    heap.add({ dueAt: delayOf(timer), callback: fire })
  }
  heap.fireAll()
  expect(fired).toBe(messages)
}

/** Microseconds for each of so many. */
async function time(count: number, work: () => void | Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return ((performance.now() - begun) * 1_000) / count
}

test('due messages', { timeout: 600_000 }, async () => {
  await ours(1_000)
  const message = await time(messages, () => ours(messages))
  const timer = await time(timers, fakeTimers)
  heap()
  tell({
    row: 'due-messages',
    value: message / timer,
    figures: {
      messages,
      'message, µs': message,
      'timers of Vitest': timers,
      'timer of Vitest, µs': timer,
      'timer in a bare heap, µs': await time(messages, heap),
    },
  })
})
