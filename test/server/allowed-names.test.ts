import { createServer } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { rawRequest } from './raw-connection'
import { type RunningServer, runServer } from './running-server'

const askAs = async ({ connect }: RunningServer, host: string, ...headers: string[]) => {
  const { send, answer } = await connect()
  send(rawRequest('GET', 'mock/health', headers).replace('host: localhost', `host: ${host}`))
  const { status, body } = await answer()
  return { status, body: JSON.parse(body) }
}

const evil = 'evil.example'

describe('a server that listens for this machine only', () => {
  test.each(['localhost', 'localhost:3000', 'LOCALHOST', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000'])(
    'answers to the name %s',
    async (host) => {
      const server = await runServer()
      expect((await askAs(server, host)).status).toBe(200)
      expect((await askAs(server, 'localhost', `origin: http://${host}`)).status).toBe(200)
    },
  )

  test.each([
    evil,
    `${evil}:3000`,
    `localhost.${evil}`,
    `127.0.0.1.${evil}`,
    `localhost@${evil}`,
    `${evil}@localhost`,
    'notlocalhost',
    'localhost.',
    '.localhost',
    'bridge.localhost:8080',
    '0.0.0.0',
    '192.168.1.5',
    '[::ffff:7f00:1]',
    '<a b>',
    '',
  ])('refuses the name "%s", as a rebound DNS name has it, and does nothing', async (host) => {
    const server = await runServer()
    const { status, body } = await askAs(server, host)
    expect(status).toBe(403)
    expect(body).toEqual({
      errors: [
        {
          code: 403,
          advice: expect.stringMatching(/^Host: ".*" is not this machine.* allowNames: .*--allow-name/),
        },
      ],
    })
    expect(server.mock.requests.all()).toEqual([])
  })

  test.each([
    `https://${evil}`,
    `http://${evil}:3000`,
    `http://localhost.${evil}`,
    'http://6.6.6.6',
    'null',
    'localhost',
  ])('refuses a page of the origin %s, and tells it why', async (origin) => {
    const server = await runServer()
    const { chatId } = await server.startChat()
    const response = await server.call(`mock/sessions/${chatId}`, { method: 'DELETE', headers: { origin } })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({
      errors: [{ code: 403, advice: expect.stringContaining('Origin: ') }],
    })
    expect(server.mock.sessions.keys()).toEqual([chatId])
  })

  test('lets through the names it is told, as hosts and as origins, and no others', async () => {
    const server = await runServer({ allowNames: ['Bridge.test', '[fd00::1]'] })
    for (const name of ['bridge.test', 'bridge.TEST:80', '[fd00::1]:3000']) {
      expect((await askAs(server, name)).status).toBe(200)
      expect((await askAs(server, 'localhost', `origin: https://${name}`)).status).toBe(200)
    }
    for (const name of [`bridge.test.${evil}`, 'www.bridge.test'])
      expect((await askAs(server, name)).status).toBe(403)
  })

  test('lets any through if it is told so', async () => {
    const server = await runServer({ allowNames: ['*'] })
    expect((await askAs(server, evil, `origin: https://${evil}`)).status).toBe(200)
  })

  test('hears out who is sending a body that it does not want', async () => {
    const { connect, mock } = await runServer()
    const { send, answer, closed } = await connect()
    send(`POST /genesys/2/chat/aura HTTP/1.1\r\nhost: ${evil}\r\ncontent-length: 12\r\n\r\n`)
    expect((await answer()).status).toBe(403)
    send('nickname=Ana')
    await closed
    expect(mock.sessions.keys()).toEqual([])
  })

  test('answers who takes it for a proxy, and whoever names no host', async () => {
    const { connect } = await runServer()
    for (const request of [
      `GET http://${evil}/genesys/2/mock/health HTTP/1.1\r\nhost: ${evil}\r\n\r\n`,
      'GET /genesys/2/mock/health HTTP/1.0\r\n\r\n',
    ]) {
      const { send, answer } = await connect()
      send(request)
      expect((await answer()).status).toBe(200)
    }
  })
})

test('a server that listens for others answers to any name, unless it is told which', async () => {
  const open = await runServer({ host: '0.0.0.0' })
  expect((await askAs(open, 'mock.internal:3000', 'origin: https://bridge.example')).status).toBe(200)
  const closed = await runServer({ host: '0.0.0.0', allowNames: ['mock.internal'] })
  expect((await askAs(closed, 'mock.internal:3000')).status).toBe(200)
  expect((await askAs(closed, evil)).status).toBe(403)
})

test('the name by which it was told to listen is one of its own', async () => {
  const lookUp: typeof createServer.prototype.listen = createServer().constructor.prototype.listen
  const listen = vi.spyOn(createServer().constructor.prototype, 'listen').mockImplementation(function (
    this: unknown,
    port: unknown,
    _host: unknown,
    listening: unknown,
  ) {
    return Reflect.apply(lookUp, this, [port, '127.0.0.1', listening])
  })
  const server = await runServer({ host: 'laptop.test' })
  listen.mockRestore()
  expect((await askAs(server, 'laptop.test:3000')).status).toBe(200)
  expect((await askAs(server, evil)).status).toBe(403)
})
