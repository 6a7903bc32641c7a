import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { type Clock, createGenesysMock, type GenesysMock, manualClock } from '../../src/index'
import { Ledger } from './ledger'
import { Receiver, type Reception } from './receiver'
import { profiles, type Step, steps } from './steps'

/** How many stories are told of each seed; the environment can ask for more. */
const stories = Number(process.env.PROPERTY_RUNS ?? 60)
const retries = 2
/** A story that does not end by then, in milliseconds, fails with its seed. */
const patience = 30_000

const receptions = fc.array(fc.constantFrom<Reception[]>(204, 204, 204, 500, 307, 'breaks', 'hangs'), {
  minLength: 1,
  maxLength: 9,
})

/** Time, from its beginning to its end in one story. */
interface Timekeeping {
  name: string
  begin(): Clock | undefined
  end(): void
}

const onItsOwn: Timekeeping = { name: 'a clock of its own', begin: () => manualClock(), end() {} }
const onFakeTimers: Timekeeping = {
  name: 'fake timers',
  begin() {
    // The stories themselves need the others.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    return undefined
  },
  end: () => void vi.useRealTimers(),
}

describe.each([onItsOwn, onFakeTimers])('on $name', (time) => {
  test.each([
    ['a fixed seed', { seed: 20_250_101 }],
    ['a fresh seed', {}],
  ])(
    'whatever is done to several chats, in stories of %s, all is accounted for',
    { timeout: 600_000 },
    async (_, seed) => {
      const property = fc.asyncProperty(steps, receptions, fc.boolean(), async (...story) => {
        const clock = time.begin()
        await tell(clock, ...story).finally(() => time.end())
      })
      await fc.assert(property, { numRuns: stories, timeout: patience, ...seed })
    },
  )
})

async function tell(
  clock: Clock | undefined,
  story: readonly Step[],
  answers: readonly Reception[],
  notifyRequestor: boolean,
): Promise<void> {
  const receiver = new Receiver(answers, () => genesys)
  vi.stubGlobal('fetch', receiver.fetch)
  const genesys = createGenesysMock({
    seed: 1,
    clock,
    profiles,
    push: { retries, retryDelay: 300, timeout: 2_000, notifyRequestor },
  })
  const ledger = new Ledger(genesys)
  const run = { genesys, receiver, notifyRequestor, faults: new Set<string>() }
  for (const step of story) {
    for (const name of Object.keys(step.fault ?? {})) run.faults.add(name)
    await step.run(genesys)
    const isReset = genesys.requests.all().length === 0
    if (isReset) for (const each of [ledger, receiver]) each.forgetAll()
    ledger.balance()
    judgeChats(run)
    judgeReceptions(run)
  }
  genesys.faults.clear()
  genesys.scheduler.resume()
  await genesys.advance(600_000)
  await genesys.settled()
  ledger.balance()
  judgeReceptions(run)
  // Only one that a fault holds back until there is another is still to be sent.
  const pending = genesys.pushes.all().filter(({ status }) => status === 'pending')
  if (!run.faults.has('reorder')) expect(pending).toEqual([])
  expect(new Set(pending.map(({ chatId }) => chatId)).size).toBe(pending.length)
  expect(pending.filter(({ chatId }) => genesys.sessions.get(chatId).state === 'ended')).toEqual([])
  genesys.dispose()
}

interface Run {
  genesys: GenesysMock
  receiver: Receiver
  notifyRequestor: boolean
  /** What was ever done wrong on purpose. */
  faults: ReadonlySet<string>
}

/** Nothing of one chat is ever in another, and each event is pushed once, unless a fault has it otherwise. */
function judgeChats({ genesys, notifyRequestor, faults }: Run): void {
  const chatIds = genesys.sessions.keys()
  const strangers = (chatId: string, told: unknown): string[] => {
    const text = JSON.stringify(told)
    return chatIds.filter((other) => other !== chatId && text.includes(other))
  }
  for (const chatId of chatIds) {
    const session = genesys.sessions.get(chatId)
    expect(strangers(chatId, session)).toEqual([])
    expect(
      strangers(
        chatId,
        genesys.scheduler.pending().filter((job) => job.chatId === chatId),
      ),
    ).toEqual([])
    const pushes = genesys.pushes.of(chatId)
    expect(strangers(chatId, pushes)).toEqual([])
    const pushed = pushes.map(({ event }) => event.index)
    expect(pushed).toEqual(pushed.toSorted((one, other) => one - other))
    // Pushes alone tell why the customer left.
    expect(pushes.map(({ event }) => event)).toMatchObject(
      pushed.map((index) => session.messages[index - 1] ?? {}),
    )
    const told = session.messages.filter(({ from }) => notifyRequestor || from.type !== 'Client')
    for (const { index } of told) {
      const times = pushed.filter((each) => each === index).length
      expect([index, times >= 1 && times <= (faults.has('duplicate') ? 2 : 1)]).toEqual([index, true])
    }
  }
}

/** A push is sent again only while it fails, and not too often; the pushes of a chat are sent in order. */
function judgeReceptions({ genesys, receiver, faults }: Run): void {
  expect(receiver.complaints).toEqual([])
  for (const { id, status, attempts, error } of genesys.pushes.all()) {
    const received = receiver.received.get(id) ?? []
    expect([id, attempts]).toEqual([id, received.length])
    expect(received.length).toBeLessThanOrEqual(1 + retries)
    expect(received.slice(0, -1)).not.toContain(204)
    if (status === 'delivered') expect(received.at(-1)).toBe(204)
    if (status === 'failed' && !error?.includes('dropped')) expect(received).toHaveLength(1 + retries)
  }
  if (faults.has('reorder')) return
  for (const chatId of genesys.sessions.keys()) {
    const known = genesys.pushes.of(chatId).map(({ id }) => id)
    const sent = [...receiver.received.keys()].filter((id) => known.includes(id))
    expect(sent).toEqual(known.filter((id) => sent.includes(id)))
  }
}
