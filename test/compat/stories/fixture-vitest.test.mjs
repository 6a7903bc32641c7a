import { genesysFixture } from 'aura-mocks-genesys-api/vitest'
import { test as base, expect, vi } from 'vitest'
import { setupOptions, setupTests } from './setup-story.mjs'
import { openChat } from './story.mjs'

const test = base.extend(genesysFixture(setupOptions))
const titles = setupTests({}).map(([title]) => title)

for (const [index, title] of titles.entries()) {
  test(title, ({ genesys, server }) => setupTests({ genesys, server }, vi)[index][1]())
}

test('gives the mock also to a test that does not name it', async () => {
  vi.useRealTimers()
  expect((await openChat('Ana')).chatId).toBeTruthy()
})

test('has the matchers', async ({ genesys }) => {
  vi.useFakeTimers()
  await openChat('Ana')
  await genesys.advance(5_000)
  expect({ genesys }).toEqual({ genesys: expect.toHavePushed(/^Hello/) })
})
