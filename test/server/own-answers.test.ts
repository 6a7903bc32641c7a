import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mockAlone } from '../doors/mock-with-server'
import { rawRequest } from './raw-connection'
import { runServer } from './running-server'

describe('what the server has besides the mock', () => {
  test.each(['/', '/?from=bookmark', ''])('"%s" leads to the agent console', async (path) => {
    const { url } = await runServer()
    const response = await fetch(`${url}${path}`, { redirect: 'manual' })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('genesys/2/mock/console')
    expect(await response.text()).toMatch(/POST genesys\/2\/chat[\s\S]*openapi\.yaml/)
    const page = await fetch(`${url}${path}`)
    expect(page.url).toBe(`${url}/genesys/2/mock/console`)
    expect(await page.text()).toContain('<genesys-console>')
  })

  test('the console is also found with a slash behind its path', async () => {
    const { url, call } = await runServer()
    const page = await call('mock/console/')
    expect(page.url).toBe(`${url}/genesys/2/mock/console`)
    expect(page.status).toBe(200)
  })

  test("/openapi.yaml is the package's, with the address of the server in it", async () => {
    const { url } = await runServer()
    const response = await fetch(`${url}/openapi.yaml`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/yaml; charset=utf-8')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const expected = readFileSync('openapi.yaml', 'utf8').replace(
      '- url: http://localhost:3000',
      `- url: ${url}`,
    )
    expect(await response.text()).toBe(expected)
    const head = await fetch(`${url}/openapi.yaml`, { method: 'HEAD' })
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([
      200,
      Buffer.byteLength(expected),
    ])
  })

  test.each(['/', '/openapi.yaml'])('%s is read-only, and is not asked for by a POST', async (path) => {
    const { url, mock } = await runServer()
    expect((await fetch(`${url}${path}`, { method: 'POST' })).status).toBe(404)
    expect(mock.requests.all()).toEqual([])
  })

  test('a browser that looks for the icon of the site gets none', async () => {
    const { url } = await runServer()
    expect((await fetch(`${url}/favicon.ico`)).status).toBe(204)
  })
})

describe('a request that the server rejects itself', () => {
  test('is told to onRejectedRequest, with the status and the advice of the response', async () => {
    const told: unknown[] = []
    const { url, connect, call } = await runServer({
      bodyLimit: 10,
      onRejectedRequest: (request) => told.push(request),
    })
    const outside = await fetch(`${url}/gms/1/chat?key=x`, { method: 'PUT' })
    const { send, answer } = await connect()
    send(rawRequest('GET', 'mock/health').replace('host: localhost', 'host: evil.example'))
    const stranger = await answer()
    const large = await call('chat/aura', { method: 'POST', body: 'nickname=Ana+Maria' })
    await call('mock/nothing')
    await fetch(`${url}/`)
    const adviceOf = (body: { errors: { advice: string }[] }) => body.errors[0]?.advice
    expect(told).toEqual([
      { method: 'PUT', url: '/gms/1/chat?key=x', httpStatus: 404, advice: adviceOf(await outside.json()) },
      {
        method: 'GET',
        url: '/genesys/2/mock/health',
        httpStatus: 403,
        advice: adviceOf(JSON.parse(stranger.body)),
      },
      { method: 'POST', url: '/genesys/2/chat/aura', httpStatus: 413, advice: adviceOf(await large.json()) },
    ])
  })

  test('is told when the mock was disposed of, too', async () => {
    const told: number[] = []
    const mock = mockAlone({})
    const { call } = await runServer({ mock, onRejectedRequest: ({ httpStatus }) => told.push(httpStatus) })
    mock.dispose()
    expect((await call('mock/health')).status).toBe(503)
    expect(told).toEqual([503])
  })

  test('is answered although the listener throws', async () => {
    const rejections: unknown[] = []
    const listener = (error: unknown): void => void rejections.push(error)
    process.once('unhandledRejection', listener)
    const { url } = await runServer({
      onRejectedRequest() {
        throw new Error('from the listener')
      },
    })
    expect((await fetch(`${url}/x`)).status).toBe(404)
    expect(rejections).toMatchObject([{ message: 'from the listener' }])
    process.off('unhandledRejection', listener)
  })
})
