import { defineNetworkFixture } from '@msw/playwright'
import { expect, test } from '@playwright/test'
import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { serveGenesys } from 'aura-mocks-genesys-api/playwright'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const pushUrl = 'https://bridge.example.com/messages'

async function startChat(page) {
  await page.goto('/')
  await page.getByRole('button', { name: 'Start chat' }).click()
  await expect(page.getByText('Connected')).toBeVisible()
}

async function pushOf(page, genesys) {
  await startChat(page)
  await genesys.advance(1_000)
  await genesys.settled()
  return genesys.pushes.last()
}

const createMock = () => createGenesysMock({ clock: manualClock(), push: { url: pushUrl } })

test('without an MSW server, pushes to other machines are captured', async ({ page }) => {
  const genesys = createMock()
  const { stop } = await serveGenesys(page, genesys)
  expect(await pushOf(page, genesys)).toMatchObject({ status: 'captured', httpStatus: 200 })
  await stop()
  genesys.dispose()
})

test('with an MSW server in the process of the test, its handlers receive pushes', async ({ page }) => {
  const genesys = createMock()
  const handler = http.post(pushUrl, () => new HttpResponse(null, { status: 202 }))
  const server = setupServer(handler, ...genesys.handlers)
  server.listen()
  await serveGenesys(page, genesys)
  expect(await pushOf(page, genesys)).toMatchObject({ status: 'delivered', httpStatus: 202 })
  server.close()
  genesys.dispose()
})

test('under @msw/playwright, what is blocked says what to do, and a server beside it captures', async ({
  page,
  context,
}) => {
  const genesys = createMock()
  const network = defineNetworkFixture({ context, handlers: genesys.handlers })
  await network.enable()
  expect(await pushOf(page, genesys)).toMatchObject({
    status: 'blocked',
    error: expect.stringMatching(/setupServer\(\).*also beside @msw\/playwright.*serveGenesys\(\)/),
  })
  const server = setupServer(...genesys.handlers)
  server.listen()
  await genesys.advance(1_000)
  await genesys.settled()
  expect(genesys.pushes.last()).toMatchObject({ status: 'captured' })
  server.close()
  await network.disable()
  genesys.dispose()
})
