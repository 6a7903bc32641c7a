import type { GenesysMock } from 'aura-mocks-genesys-api'
import { genesysFixture } from 'aura-mocks-genesys-api/vitest'
import { HttpResponse, http } from 'msw'
import type { SetupServer } from 'msw/node'
import { test as base, expect, expectTypeOf } from 'vitest'
import { post } from '../doors/chat-client'

const customers = 'https://customers.test/ana'
const openChat = () => fetch('http://gms.test/genesys/2/chat/aura', post({ nickname: 'Ana' }))

const test = base.extend(genesysFixture({ handlers: [http.get(customers, () => HttpResponse.text('Ana'))] }))

test('a test gets the mock and the server, with their types', async ({ genesys, server }) => {
  expectTypeOf(genesys).toEqualTypeOf<GenesysMock>()
  expectTypeOf(server).toEqualTypeOf<SetupServer>()
  server.use(http.get(customers, () => HttpResponse.text('Eva')))
  await openChat()
  expect(genesys.sessions.list()).toHaveLength(1)
  expect(genesys).not.toBeEnded()
})

test('a test that names neither has the mock, too', async () => {
  expect((await openChat()).status).toBe(200)
})

test('the mock and the handlers are reset between tests', async ({ genesys }) => {
  expect(genesys.sessions.list()).toEqual([])
  expect(await (await fetch(customers)).text()).toBe('Ana')
})

test('the options are checked where the fixture is made', () => {
  expect(() => genesysFixture({ strict: true, ...{ failOnWarning: true } })).toThrow(
    /failOnWarning: there is no such option/,
  )
})
