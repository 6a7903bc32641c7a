import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { GenesysMock, GenesysMockOptions } from '../../src/index'
import { start } from '../doors/mock-with-server'
import { mockWithBodies } from './bodies'

type Format = NonNullable<NonNullable<GenesysMockOptions['push']>['format']>

const remedy =
  'Nothing was sent. Correct the function push.format: it has to return, at once, what JSON.stringify can write.'

/** A function that does as it is told for the event "one", and else returns its text. */
const failingFor = (fail: () => unknown): Format =>
  // The types forbid most of it; those who write no types do it all the same.
  (({ event }: { event: { text?: string } }) => (event.text === 'one' ? fail() : event.text)) as Format

let unhandled: unknown[]

beforeEach(() => {
  unhandled = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  onTestFinished(() => {
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })
})

const cycle: { self?: unknown } = {}
cycle.self = cycle
const deep = Array.from({ length: 3_000 }).reduce((inner) => [inner], 0)

test.each<[string, () => unknown, string | RegExp]>([
  [
    'throws an Error',
    () => {
      throw new Error('no such template.')
    },
    'no such template',
  ],
  [
    'throws a text',
    () => {
      throw 'no such template'
    },
    'no such template',
  ],
  [
    'throws what is no text',
    () => {
      throw Object.create(null)
    },
    'it threw something that is no Error',
  ],
  ['returns nothing', () => undefined, 'push.format returned undefined, which is not JSON'],
  ['returns a function', () => () => {}, 'push.format returned function, which is not JSON'],
  ['returns a BigInt', () => ({ n: 1n }), /BigInt/],
  ['returns a cycle', () => cycle, /circular/],
  ['returns an abyss', () => deep, 'body: nested deeper than 100 levels'],
  ['returns a promise', async () => 'later', 'push.format returned a promise'],
  [
    'returns a promise that fails',
    async () => {
      throw new Error('later')
    },
    'push.format returned a promise',
  ],
])(
  'a push.format that %s fails that push, sends nothing, and leaves the chat alone',
  async (_, fail, why) => {
    const { genesys, bodies } = mockWithBodies({ format: failingFor(fail), retries: 3 }, 'one', 'two')
    const { chatId } = await start(genesys)
    const told: string[] = []
    genesys.on('push', ({ event, status }) => told.push(`${event.text} ${status}`))
    await genesys.advance(2_000)
    await genesys.settled()

    const [failed, next] = genesys.pushes.all()
    expect(failed).toMatchObject({
      status: 'failed',
      body: null,
      httpStatus: null,
      attempts: 0,
      sentAt: null,
    })
    expect(failed?.settledAt).toBe(failed?.event.utcTime)
    expect(failed?.error).toMatch(/^Failed to build the body of the push: /)
    expect(failed?.error).toEqual(
      typeof why === 'string'
        ? `Failed to build the body of the push: ${why}. ${remedy}`
        : expect.stringMatching(why),
    )
    expect(next).toMatchObject({ status: 'delivered', body: 'two' })
    expect(bodies).toEqual(['two'])
    expect(told).toEqual(['one failed', 'two pending', 'two delivered'])
    expect(genesys.sessions.get(chatId)).toMatchObject({
      nextPosition: 4,
      pushes: { failed: 1, delivered: 1 },
    })
    expect(await genesys.pushes.waitFor(({ event }) => event.text === 'one')).toEqual(failed)
  },
)

test.each<[string, (genesys: GenesysMock) => void]>([
  ['resets the mock', (genesys) => genesys.reset()],
  ['removes the chat', (genesys) => void genesys.sessions.remove()],
])('one that %s leaves no push behind', async (_, act) => {
  let asked = 0
  const format = (): string => {
    asked += 1
    act(genesys)
    return 'too late'
  }
  const { genesys, bodies } = mockWithBodies({ format }, 'one')
  await start(genesys)
  await genesys.advance(5_000)
  expect(asked).toBe(1)
  expect(genesys.pushes.all()).toEqual([])
  expect(bodies).toEqual([])
})
