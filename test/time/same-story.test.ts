import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createGenesysMock, type GenesysMock, systemClock } from '../../src/index'
import { act, begin, outcome, type Story, stories } from './random-story'
import { type TimeKeeper, timeKeepers } from './stories'

const numRuns = Number(process.env.STORY_RUNS ?? 12)
const seeds: [string, { seed?: number }][] = [
  ['a fixed seed', { seed: 20_250_101 }],
  ['a fresh seed', {}],
]

/** By then every chat has ended by itself. */
const toTheEnd = 300_000

beforeEach(() => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }))
})

const [manual, ...others] = timeKeepers
if (!manual) throw new Error('There is a manual clock')

describe('a random story goes as on a manual clock', () => {
  test.each(seeds)('with every kind of fake timers, by %s', { timeout: 120_000 }, async (_, seed) => {
    const property = fc.asyncProperty(stories, async (story) => {
      const expected = await tellBy(manual, story)
      for (const other of others) {
        expect({ [other.name]: await tellBy(other, story) }).toEqual({ [other.name]: expected })
      }
    })
    await fc.assert(property, { numRuns, ...seed })
  })

  test.each(seeds)('in real time, a thousand times as fast, by %s', { timeout: 120_000 }, async (_, seed) => {
    const property = fc.asyncProperty(stories, async ({ chats }) => {
      // What somebody does comes at moments that nobody can set here; what happens by itself does not.
      const story = { chats, doings: [] }
      expect(await tellInRealTime(story)).toEqual(await tellBy(manual, story))
    })
    await fc.assert(property, { numRuns, ...seed })
  })
})

async function tellBy(keeper: TimeKeeper, story: Story) {
  const genesys = createGenesysMock({ ...keeper.begin(), seed: 1 })
  try {
    const chatIds = await begin(genesys, story)
    for (const doing of story.doings) {
      if ('pass' in doing) await keeper.pass(genesys, doing.pass)
      else await act(genesys, chatIds, doing)
    }
    await keeper.pass(genesys, toTheEnd)
    await genesys.settled()
    return outcome(genesys, chatIds)
  } finally {
    end(genesys)
    keeper.end()
  }
}

async function tellInRealTime(story: Story) {
  // A push may take its time: however much of the mock's passes meanwhile, it is delivered.
  const push = { timeout: 100_000_000 }
  const genesys = createGenesysMock({ clock: systemClock({ scale: 0.001 }), seed: 1, push })
  try {
    const chatIds = await begin(genesys, story)
    for (const chatId of chatIds) await genesys.waitFor.end(chatId, { timeout: 100_000_000 })
    await genesys.settled()
    return outcome(genesys, chatIds)
  } finally {
    end(genesys)
  }
}

function end(genesys: GenesysMock): void {
  expect(genesys.sessions.list({ state: 'active' })).toEqual([])
  genesys.dispose()
}
