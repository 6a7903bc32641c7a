import { setupGenesys } from 'aura-mocks-genesys-api/vitest'
import { HttpResponse, http } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import { post } from '../doors/chat-client'

const customers = 'https://customers.test/ana'
const openChat = () => fetch('http://gms.test/genesys/2/chat/aura', post({ nickname: 'Ana' }))

describe('setupGenesys', () => {
  const { genesys, server } = setupGenesys({
    handlers: [http.get(customers, () => HttpResponse.text('Ana'))],
  })

  test('listens, and has added the matchers', async () => {
    vi.useFakeTimers()
    server.use(http.get(customers, () => HttpResponse.text('Eva')))
    await openChat()
    await genesys.advance(5_000)
    expect(genesys).toHavePushed(/^Hello/)
    expect({ genesys }).toEqual({ genesys: expect.toHavePushed(/^Hello/) })
    expect({ genesys }).not.toEqual({ genesys: expect.toBeEnded() })
    expect({ genesys }).toEqual({ genesys: expect.not.toBeEnded() })
  })

  test('has reset the mock and the handlers after the test', async () => {
    expect(genesys.sessions.list()).toEqual([])
    expect(await (await fetch(customers)).text()).toBe('Ana')
  })

  test('cannot be called inside of a test, where Vitest would ignore its hooks', () => {
    expect(() => setupGenesys()).toThrow(
      expect.objectContaining({
        code: 'SETUP_FAILED',
        message: expect.stringMatching(/Vitest has no hooks here. Call setupGenesys\(\) in a test file/),
      }),
    )
  })

  test('checks its options', () => {
    expect(() => setupGenesys({ seed: 1, strict: true, ...{ failOnWarning: true } })).toThrow(
      /failOnWarning: there is no such option/,
    )
  })
})

describe('another setupGenesys in the same file', () => {
  const { genesys } = setupGenesys()
  const expectBoth = async (milliseconds: number): Promise<void> => {
    await openChat()
    await vi.waitFor(() => expect(genesys.sessions.list()).toHaveLength(2))
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    expect(genesys.sessions.list()).toHaveLength(2)
  }

  test.concurrent('keeps the mock while other tests run', () => expectBoth(60))
  test.concurrent('does not reset it for them', () => expectBoth(0))

  test('resets it after the last of them', () => {
    expect(genesys.sessions.list()).toEqual([])
  })
})
