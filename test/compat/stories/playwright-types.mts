import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { createGenesysMock, type GenesysMock, manualClock } from 'aura-mocks-genesys-api'
import {
  genesysFixture,
  genesysMatchers,
  type ServedGenesys,
  serveGenesys,
} from 'aura-mocks-genesys-api/playwright'

// Never run: it compiles, or the published types do not fit those of Playwright.

const test = base.extend<{ genesys: GenesysMock }>({
  genesys: genesysFixture(() => ({ clock: manualClock(), onWarning: console.error })),
})
const always = base.extend<{ genesys: GenesysMock }>({
  genesys: [genesysFixture({ strict: false }), { auto: true }],
})

always('each test', async ({ genesys }) => {
  await genesys.advance(1_000)
})

test('one test', async ({ page, context, genesys }) => {
  await serve(page, context)
  expect(genesys.sessions.list()).toEqual([])
})

async function serve(page: Page, context: BrowserContext): Promise<void> {
  const genesys = createGenesysMock()
  await using served: ServedGenesys = await serveGenesys(page, genesys)
  await served.stop()
  await serveGenesys(context, genesys)
}

const expectGenesys = expect.extend(genesysMatchers)
expectGenesys(createGenesysMock()).not.toHavePushed('Hello', { chatId: 'x' })
expectGenesys(createGenesysMock()).toBeEnded({ by: 'agent' })
// @ts-expect-error: nobody ends a chat so
expectGenesys(createGenesysMock()).toBeEnded({ by: 'nobody' })

// Were a type lost on the way and became `any`, these would be no errors.
// @ts-expect-error: no page
serveGenesys({}, createGenesysMock())
// @ts-expect-error: no such option
genesysFixture({ speed: 2 })
