import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { mockAlone, mockWithServer } from '../doors/mock-with-server'

const url = 'http://gms.test/genesys/2/mock/health'

test('the handlers say what they are for, where MSW lists them', () => {
  const { handlers } = mockAlone()
  expect(handlers.map(({ info }) => info.header)).toEqual([
    'Genesys Chat API v2: /genesys/2/*',
    'Genesys pushes that nobody else took',
  ])
})

test('when the mock has been disposed of, its handlers let every request pass', async () => {
  const { genesys, server } = mockWithServer()
  expect(await (await fetch(url)).json()).toMatchObject({ status: 'ok' })
  genesys.dispose()
  server.resetHandlers(
    ...genesys.handlers,
    http.get(url, () => HttpResponse.text('somebody else')),
  )
  expect(await (await fetch(url)).text()).toBe('somebody else')
})

describe('a preflight', () => {
  const ask = (method: string, headers: Record<string, string>) =>
    mockAlone().fetch(new Request('http://gms.test/genesys/2/chat/aura', { method, headers }))
  const asks = { 'access-control-request-method': 'POST' }

  test('is told what a page may send, and for how long that holds', async () => {
    const response = await ask('OPTIONS', asks)
    expect(response?.status).toBe(204)
    expect(Object.fromEntries(response?.headers ?? [])).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD, POST, DELETE',
      'access-control-allow-headers': 'apikey, content-type',
      'access-control-max-age': '86400',
    })
  })

  test('may send whatever it asks for', async () => {
    const response = await ask('OPTIONS', { ...asks, 'access-control-request-headers': 'x-one, x-two' })
    expect(response?.headers.get('access-control-allow-headers')).toBe('x-one, x-two')
  })

  test.each([
    ['an OPTIONS that asks for no method', 'OPTIONS', {}, 405],
    ['a POST with such a header', 'POST', asks, 400],
  ])('is not %s', async (_, method, headers, status) => {
    expect((await ask(method, headers))?.status).toBe(status)
  })
})
