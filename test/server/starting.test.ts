import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type GenesysServerOptions, startGenesysServer } from 'aura-mocks-genesys-api/server'
import { expect, onTestFinished, test, vi } from 'vitest'
import { mockAlone } from '../doors/mock-with-server'
import { runServer } from './running-server'

/** Whatever a caller without types may give. */
const untyped = (options: unknown) => options as GenesysServerOptions

test('without options it listens on this machine only, at a free port, and says where', async () => {
  const { url, call } = await runServer()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/)
  const response = await call('mock/health')
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    status: 'ok',
    sessions: { total: 0, active: 0, ended: 0 },
    scheduled: 0,
  })
})

test('it listens at the port it is told', async () => {
  const first = await startGenesysServer()
  await first.close()
  const { url } = await runServer({ port: Number(new URL(first.url).port) })
  expect(url).toBe(first.url)
})

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === '::1')

const hosts: [host: string, beginning: string][] = [
  ['127.0.0.1', 'http://127.0.0.1:'],
  ['0.0.0.0', 'http://localhost:'],
]
if (hasIpv6) hosts.push(['::1', 'http://[::1]:'], ['::', 'http://localhost:'])

test.each(hosts)('at the host %s, its url begins with %s and works', async (host, beginning) => {
  const { url, call } = await runServer({ host })
  expect(url.startsWith(beginning)).toBe(true)
  expect((await call('mock/sessions')).status).toBe(200)
})

test('the options of a mock are those of its mock', async () => {
  const { call, mock } = await runServer({ services: ['aura'], seed: 1 })
  expect((await call('chat/other', { method: 'POST' })).status).toBe(400)
  expect(mock.requests.last()?.error?.code).toBe('UNKNOWN_SERVICE')
})

test('a port that is taken is named in the error, and no mock is left behind', async () => {
  const { port } = await runServer()
  const starting = startGenesysServer({ port })
  await expect(starting).rejects.toMatchObject({
    name: 'GenesysMockError',
    code: 'SERVER_NOT_STARTED',
    message:
      `Failed to listen at 127.0.0.1, port ${port}: port ${port} is in use. ` +
      'Name another port, or 0 for any that is free.',
    cause: expect.objectContaining({ code: 'EADDRINUSE' }),
  })
})

test('a port that is not allowed is no wrong address', async () => {
  const listen = vi.spyOn(createServer().constructor.prototype, 'listen').mockImplementation(function (
    this: ReturnType<typeof createServer>,
  ) {
    const error = new Error('listen EACCES: permission denied 127.0.0.1:80')
    this.emit('error', Object.assign(error, { code: 'EACCES' }))
    return this
  })
  onTestFinished(() => listen.mockRestore())
  await expect(startGenesysServer({ port: 80 })).rejects.toThrow(
    'Failed to listen at 127.0.0.1, port 80: listen EACCES: permission denied 127.0.0.1:80. Name another port, or',
  )
})

test('an address of another machine is refused', async () => {
  await expect(startGenesysServer({ host: '192.0.2.1' })).rejects.toMatchObject({
    code: 'SERVER_NOT_STARTED',
    message: expect.stringMatching(
      /^Failed to listen at 192\.0\.2\.1, port 0: .* Name an address of this machine\.$/,
    ),
  })
})

test.each([
  [{ port: -1 }, 'port: expected an integer from 0 to 65535, got -1'],
  [{ port: 65_536 }, 'port: expected an integer from 0 to 65535, got 65536'],
  [{ port: 80.5 }, 'port: expected an integer from 0 to 65535, got 80.5'],
  [{ port: Number.NaN }, 'port: expected an integer from 0 to 65535, got NaN'],
  [{ port: '3000' }, 'port: expected an integer from 0 to 65535, got "3000"'],
  [{ host: '' }, 'host: expected a name or address, got an empty text'],
  [{ host: 127 }, 'host: expected a name or address, got 127'],
  [{ allowNames: 'bridge.test' }, 'allowNames: expected an array of host names, got "bridge.test"'],
  [
    { allowNames: ['a', 'http://b'] },
    'allowNames[1]: expected a host name without scheme, port and path, or "*", got "http://b"',
  ],
  [{ allowNames: ['a:80'] }, 'allowNames[0]: expected a host name'],
  [{ allowNames: [''] }, 'allowNames[0]: expected a host name'],
  [{ allowNames: ['*.a'] }, 'allowNames[0]: expected a host name'],
  [{ bodyLimit: 0 }, 'bodyLimit: expected an integer of bytes ≥ 1, got 0'],
  [{ bodyLimit: Number.POSITIVE_INFINITY }, 'bodyLimit: expected an integer of bytes ≥ 1, got Infinity'],
  [{ mock: {} }, 'mock: expected a mock, as createGenesysMock() makes one, got Object'],
  [{ prot: 3000 }, 'prot: there is no such option'],
  [{ push: { timeout: 0 } }, 'push.timeout: expected a number of milliseconds > 0'],
  [3000, 'options: expected an object of options, got 3000'],
  [null, 'options: expected an object of options, got null'],
])('the options %j are refused by name', async (options, reason) => {
  await expect(startGenesysServer(untyped(options))).rejects.toMatchObject({
    name: 'GenesysMockError',
    code: 'INVALID_OPTION',
    reason: expect.stringContaining(reason),
  })
})

test('options of a mock beside a mock are refused by name', async () => {
  const starting = startGenesysServer({ mock: mockAlone(), port: 0, seed: 1 })
  await expect(starting).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    reason: 'seed: expected nothing beside a mock that is made already',
  })
})

test('it answers with the mock it is given, and leaves it as it is', async () => {
  const mock = mockAlone({ seed: 1 })
  const first = await runServer({ mock })
  expect(first.mock).toBe(mock)
  const { chatId } = await first.startChat()
  await first.close()
  expect(mock.sessions.keys()).toEqual([chatId])
  // Another server takes it over.
  const second = await runServer({ mock })
  expect(await (await second.call('mock/sessions/keys')).json()).toEqual([chatId])
})

test('a mock that it is given and can not be served at a port is left as it is', async () => {
  const { port } = await runServer()
  const mock = mockAlone()
  await expect(startGenesysServer({ port, mock })).rejects.toThrow('is in use')
  const response = await mock.fetch(new Request('http://gms.test/genesys/2/mock/health'))
  expect(response?.status).toBe(200)
})

test('a mock that has been disposed of is answered for with HTTP 503', async () => {
  const mock = mockAlone()
  const { call } = await runServer({ mock })
  mock.dispose()
  const response = await call('mock/health')
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ errors: [{ code: 503 }] })
})

test('what goes wrong inside the mock is answered with HTTP 500, and the server goes on', async () => {
  const mock = mockAlone()
  const { call } = await runServer({ mock: { ...mock, answer: () => Promise.reject(new Error('no luck')) } })
  for (const _ of [1, 2]) {
    const response = await call('mock/health')
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({ errors: [{ code: 500, advice: 'no luck' }] })
  }
})
