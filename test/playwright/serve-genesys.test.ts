import { genesysFixture, serveGenesys } from 'aura-mocks-genesys-api/playwright'
import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { mockAlone, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { watchNetwork } from '../push/network-watch'
import { createFakePage } from './fake-page'

const publicUrl = 'https://bridge.example.com/messages'

async function pushOf(genesys: GenesysMock) {
  await start(genesys)
  await genesys.advance(1_000)
  await genesys.settled()
  return genesys.pushes.last()
}

test('pushes to other machines are captured until every page is stopped', async () => {
  const network = watchNetwork()
  const profiles = [sayingProfile('default', publicUrl, 'Hi')]
  const genesys = mockAlone({ clock: manualClock(), profiles })
  const [one, other] = [createFakePage(), createFakePage()]
  const served = [await serveGenesys(one, genesys), await serveGenesys(other, genesys)] as const
  await served[0].stop()
  await served[0].stop()
  expect(await pushOf(genesys)).toMatchObject({
    status: 'captured',
    httpStatus: 200,
    note: expect.stringContaining('bridge.example.com is another machine'),
  })
  await served[1][Symbol.asyncDispose]()
  expect(await pushOf(genesys)).toMatchObject({
    status: 'blocked',
    error: expect.stringMatching(/also beside @msw\/playwright.*serveGenesys\(\)/),
  })
  expect([one, other]).toMatchObject([
    { handlers: [], listeners: [] },
    { handlers: [], listeners: [] },
  ])
  expect(network.lookedUp).toEqual([])
})

describe('the fixture', () => {
  test('gives each test a mock of its own, and disposes of it', async () => {
    const page = createFakePage()
    const fixture = genesysFixture(() => ({ clock: manualClock() }))
    const mocks: GenesysMock[] = []
    for (let time = 0; time < 2; time += 1)
      await fixture({ context: page }, async (genesys) => {
        expect(page.handlers).toHaveLength(1)
        await genesys.advance(1_000)
        mocks.push(genesys)
      })
    expect(new Set(mocks).size).toBe(2)
    expect(page.handlers).toEqual([])
    for (const genesys of mocks) await expect(start(genesys)).rejects.toMatchObject({ code: 'MOCK_DISPOSED' })
  })

  test('names what it needs as Playwright reads it: from its text', () => {
    expect(genesysFixture().toString()).toMatch(/^async \(\{ ?context ?\}, use\) =>/)
  })

  test('disposes of the mock of a test that fails', async () => {
    const page = createFakePage()
    const failing = genesysFixture({})({ context: page }, async () => {
      throw new Error('the test fails')
    })
    await expect(failing).rejects.toThrow('the test fails')
    expect(page.handlers).toEqual([])
  })
})

test('what is given wrongly is named', async () => {
  const genesys = mockAlone()
  const page = createFakePage()
  const serve = (...given: unknown[]): Promise<unknown> => Reflect.apply(serveGenesys, undefined, given)
  await expect(serve({}, genesys)).rejects.toThrow(/page: expected a Page or a BrowserContext of Playwright/)
  await expect(serve(page, {})).rejects.toThrow(
    /genesys: expected a mock, as createGenesysMock\(\) makes one/,
  )
  await expect(serve(page, genesys, { onWarning: 1 })).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    reason: expect.stringMatching(/^onWarning: expected a function/),
  })
  await expect(serve(page, genesys, { speed: 1 })).rejects.toThrow(/speed: there is no such option/)
  expect(() => Reflect.apply(genesysFixture, undefined, ['fast'])).toThrow(/options: expected an object/)
  expect(page.handlers).toEqual([])
})
