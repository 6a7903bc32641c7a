import { test as base, expect as baseExpect } from '@playwright/test'
import { manualClock } from 'aura-mocks-genesys-api'
import { genesysFixture, genesysMatchers } from 'aura-mocks-genesys-api/playwright'

const test = base.extend({
  genesys: genesysFixture(() => ({ clock: manualClock() })),
})
const expect = baseExpect.extend(genesysMatchers)

test('the agent greets the customer', async ({ page, genesys }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByText('Connected')).toBeVisible()

  await genesys.advance(5_000)
  await expect(page.getByText('Hello, I am an Agent, how can I help you?')).toBeVisible()
  expect(genesys).toHavePushed({ text: expect.stringContaining('Hello'), from: { type: 'Agent' } })
})
