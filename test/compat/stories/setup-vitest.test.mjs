import { setupGenesys } from 'aura-mocks-genesys-api/vitest'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { setupOptions, setupTests } from './setup-story.mjs'
import { openChat } from './story.mjs'

describe('setupGenesys', () => {
  const setup = setupGenesys(setupOptions)

  for (const [title, play] of setupTests(setup, vi)) test(title, play)

  test('has the matchers, also for values', async () => {
    await openChat('Ana')
    await setup.genesys.advance(5_000)
    expect(setup.genesys).toHavePushed(/^Hello/)
    expect({ genesys: setup.genesys }).toEqual({ genesys: expect.toHavePushed(/^Hello/) })
    expect({ genesys: setup.genesys }).toEqual({ genesys: expect.not.toBeEnded() })
  })

  test('cannot be set up inside of a test', () => {
    expect(() => setupGenesys()).toThrow(/outside of tests/)
  })
})

describe('setupGenesys, with tests that run at the same time', () => {
  const { genesys } = setupGenesys()
  beforeAll(() => {
    vi.useRealTimers()
  })
  const expectBoth = async (nickname, milliseconds) => {
    await openChat(nickname)
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    expect(genesys.sessions.list().length).toBe(2)
  }
  test.concurrent('keeps the mock until the last one has ended', () => expectBoth('Ana', 100))
  test.concurrent('shares the mock', () => expectBoth('Eva', 20))
  test('resets the mock after them', () => {
    expect(genesys.sessions.list()).toEqual([])
  })
})
