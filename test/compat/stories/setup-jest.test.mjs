import { expect, it, jest } from '@jest/globals'
import { setupGenesys } from 'aura-mocks-genesys-api/jest'
import { setupOptions, setupTests } from './setup-story.mjs'
import { openChat } from './story.mjs'

const setup = setupGenesys(setupOptions)

for (const [title, play] of setupTests(setup, jest)) it(title, play)

it('has the matchers, also for values', async () => {
  await openChat('Ana')
  await setup.genesys.advance(5_000)
  expect(setup.genesys).toHavePushed(/^Hello/)
  expect({ genesys: setup.genesys }).toEqual({ genesys: expect.toHavePushed(/^Hello/) })
  expect({ genesys: setup.genesys }).toEqual({ genesys: expect.not.toBeEnded() })
})

it('cannot be set up inside of a test', () => {
  expect(() => setupGenesys()).toThrow(/outside of tests/)
})
