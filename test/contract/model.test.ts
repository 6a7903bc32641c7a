import fc from 'fast-check'
import { describe, test, vi } from 'vitest'
import { manualClock } from '../../src/index'
import { openDoor } from '../doors/door'
import { doors } from '../doors/doors'
import { profiles, services, setup } from './model/arbitraries'
import { inspect } from './model/inspect'
import { opening, steps } from './model/steps'
import { World } from './model/world'

const startedAt = 1_700_000_000_000

/** How many random stories are told over each door; MSW takes its time. The environment can ask for others. */
const storiesOver: Record<string, number> = { 'genesys.fetch': Number(process.env.PROPERTY_RUNS ?? 150) }
const fewStories = 10

describe.each(doors)('over $name,', (door) => {
  test.each([
    ['a fixed seed', { seed: 20_250_101 }],
    ['a fresh seed', {}],
  ])('the random stories of %s go as the contract has it', { timeout: 120_000 }, async (_, seed) => {
    // Without MSW, a push that finds nobody must not look for them on the network.
    if (door.name === 'genesys.fetch')
      vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
    const stories = fc.asyncProperty(
      setup,
      opening,
      fc.commands([steps], { maxCommands: 60, size: 'max' }),
      async (options, first, story) => {
        const { strict, notifyRequestor } = options
        const clock = manualClock({ now: startedAt })
        const opened = openDoor(door, { strict, services, profiles, clock, push: { notifyRequestor } })
        const world = new World(options, startedAt)
        try {
          for (const step of first) await step.run(world, opened)
          await fc.asyncModelRun(() => ({ model: world, real: opened }), story)
          await inspect(world, opened)
        } finally {
          await opened.close()
        }
      },
    )
    await fc.assert(stories, { numRuns: storiesOver[door.name] ?? fewStories, ...seed })
  })
})
