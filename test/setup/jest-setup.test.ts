import { setupGenesys } from 'aura-mocks-genesys-api/jest'
import { expect as expectOfJest } from 'expect'
import { expect, test, vi } from 'vitest'

type Hook = () => Promise<void>

/** Puts global hooks in place, as Jest does, and collects what is registered. */
const stubJest = (currentTestName?: string) => {
  const hooks = new Map<string, Hook>()
  for (const name of ['beforeAll', 'afterEach', 'afterAll'])
    vi.stubGlobal(name, (hook: Hook) => hooks.set(name, hook))
  const state = currentTestName === undefined ? {} : { currentTestName }
  const extend = vi.fn()
  vi.stubGlobal(
    'expect',
    Object.assign(() => {}, { extend, getState: () => state }),
  )
  return { hooks, extend }
}

test('setupGenesys registers hooks, and adds the matchers', async () => {
  const { hooks, extend } = stubJest()
  const { genesys } = setupGenesys()
  expect([...hooks.keys()]).toEqual(['beforeAll', 'afterEach', 'afterAll'])
  expect([...hooks.values()].map(({ length }) => length)).toEqual([0, 0, 0])
  expect(extend).toHaveBeenCalledWith(expect.objectContaining({ toHavePushed: expect.any(Function) }))

  await hooks.get('beforeAll')?.()
  await fetch('http://gms.test/genesys/2/chat/aura', { method: 'POST', body: 'nickname=Ana' })
  expect(genesys.sessions.list()).toHaveLength(1)
  await hooks.get('afterEach')?.()
  expect(genesys.sessions.list()).toEqual([])
  await hooks.get('afterAll')?.()
})

test('setupGenesys says where to call it when a test is running', () => {
  const { hooks } = stubJest('the agent greets the customer')
  expect(() => setupGenesys()).toThrow(
    expect.objectContaining({
      code: 'SETUP_FAILED',
      message: expect.stringContaining(
        'in a test file or in a set-up file of Jest, outside of tests and hooks',
      ),
    }),
  )
  expect(hooks.size).toBe(0)
})

test('setupGenesys says what to do where there are no hooks', () => {
  expect(() => setupGenesys()).toThrow(
    /Jest has no hooks here\. .* Elsewhere use setupGenesys\(\) of aura-mocks-genesys-api\/node/,
  )
})

test('the matchers are typed as values of the expect of Jest', () => {
  // Never called: `expect` of Jest has the matchers once a test file has set them up.
  const wanted = (): unknown => [
    expectOfJest.toHavePushed('Hello'),
    expectOfJest.not.toBeEnded({ by: 'agent' }),
  ]
  expect(wanted).toBeTypeOf('function')
})
