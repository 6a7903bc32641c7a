import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type GenesysMock, type GenesysMockOptions, manualClock } from '../../src/index'
import { callMock, mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'
import { watchNetwork } from './network-watch'
import { startReceiver } from './receiver'

/** What becomes of a push to a URL that a test, or a snapshot, has put in, and where the network was asked. */
async function pushTo(url: string, push: GenesysMockOptions['push'] = {}) {
  const profiles = [sayingProfile('default', 'http://127.0.0.1:2/', 'Hi')]
  const genesys = mockAlone({ clock: manualClock(), profiles, push })
  const network = watchNetwork()
  const { chatId } = await start(genesys)
  try {
    genesys.db.session.update({ where: { chatId: { equals: chatId } }, data: { pushUrl: url } })
  } catch (error) {
    // What is no address can't even be stored.
    return { push: { status: 'blocked', error: String(error), note: null }, ...network }
  }
  await genesys.advance(1_000)
  await genesys.settled()
  return { push: genesys.pushes.last(), ...network }
}

const ownAddresses = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/

describe('a push stays on this machine, however it is written:', () => {
  test.each([
    'http://LOCALHOST:2/',
    'http://127.1:2/',
    'http://127.255.0.1:2/',
    'http://127.10.20.30:2/',
    'http://0x7f000001:2/',
    'http://2130706433:2/',
    'http://0177.0.0.1:2/',
    'http://%31%32%37.0.0.1:2/',
    'http://１２７.0.0.1:2/',
    'http://ⓛocalhost:2/',
    'http://[::1]:2/',
    'http://[0:0:0:0:0:0:0:1]:2/',
    'HTTPS://localhost:2/',
    'http:\\\\localhost:2\\',
  ])('%s is sent to it', async (url) => {
    const { push, lookedUp, connectedTo } = await pushTo(url)
    expect(push).toMatchObject({ status: 'failed', httpStatus: null })
    expect(lookedUp.filter((name) => name !== 'localhost')).toEqual([])
    expect(connectedTo.filter((address) => !ownAddresses.test(address))).toEqual([])
  })

  test.each([
    'http://localhost.evil.example/',
    'http://localhost%2eevil.example/',
    'http://localhost。evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://evil.example:80#@localhost/',
    'http://evil.example\\@localhost/',
    'http://localhost@evil.example/',
    'http://localhost:80@evil.example/',
    'http://127.0.0.1@evil.example/',
    'http://xn--localhost-.evil.example/',
    'http://localhost../',
    'http://localhost_/',
    'http://0/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[fe80::1]/',
    'http://128.0.0.1/',
    'http://126.255.255.255/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.0.1/',
    'ws://evil.example/',
    'ftp://evil.example/',
  ])('%s is not sent', async (url) => {
    const { push, lookedUp, connectedTo } = await pushTo(url)
    expect(push?.status).toBe('blocked')
    expect(lookedUp).toEqual([])
    expect(connectedTo.filter((address) => address !== '127.0.0.1')).toEqual([])
  })

  test.each([
    'file:///etc/passwd',
    'file://localhost/etc/passwd',
    'ftp://localhost/',
    'ws://localhost:2/',
    'data:application/json,{}',
    'blob:http://localhost/1',
    'javascript:alert(1)',
    'about:blank',
    'localhost:4000',
    '//localhost/',
    '/messages',
    'http://',
    'http://user:pass@localhost:2/',
    '',
  ])('"%s", which is no address of HTTP, ends in the log', async (url) => {
    const { push, lookedUp, connectedTo } = await pushTo(url)
    expect(push?.status).toMatch(/^(failed|blocked)$/)
    expect(push?.error).toEqual(expect.any(String))
    expect({ lookedUp, connectedTo }).toEqual({ lookedUp: [], connectedTo: [] })
  })

  test.each([
    ['https://bridge.test/', ['bridge.test:443']],
    ['http://bridge.test/', ['bridge.test:80']],
    ['http://bridge.test/', ['bridge.test']],
    ['http://BRIDGE.test:8080/', ['Bridge.TEST:8080']],
  ])('%s is sent where %j is allowed', async (url, allowHosts) => {
    expect((await pushTo(url, { allowHosts })).lookedUp).toEqual(['bridge.test'])
  })

  test.each([
    ['https://bridge.test/', ['bridge.test:80']],
    ['http://bridge.test:81/', ['bridge.test:80']],
    ['http://bridge.test./', ['bridge.test']],
    ['http://www.bridge.test/', ['bridge.test']],
    ['http://bridge.test.evil.example/', ['bridge.test']],
    ['http://bridge.test/', ['*', '.test', '*.test', 'https:443', 'test']],
  ])('%s is not sent where only %j is allowed', async (url, allowHosts) => {
    const { push, lookedUp } = await pushTo(url, { allowHosts })
    expect({ status: push?.status, lookedUp }).toEqual({ status: 'blocked', lookedUp: [] })
  })
})

describe.each([301, 302, 303, 307, 308])(
  'a real receiver that redirects by HTTP %i is not followed',
  (status) => {
    const doors = [
      { door: 'genesys.fetch alone', open: mockAlone },
      { door: 'MSW', open: (options: GenesysMockOptions) => mockWithServer(options).genesys },
    ]
    const cases = doors.flatMap((each) => [true, false].map((isFar) => ({ ...each, isFar })))

    test.each(cases)('over $door, to another machine: $isFar', async ({ open, isFar }) => {
      const behind = await startReceiver()
      const location = isFar ? 'https://evil.example/' : behind.url
      const url = await startServer((_, response) => response.writeHead(status, { location }).end())
      const genesys = open({ clock: manualClock(), profiles: [sayingProfile('default', url, 'Hi')] })
      const network = watchNetwork()
      await start(genesys)
      await genesys.advance(1_000)
      await genesys.settled()
      expect(genesys.pushes.last()).toMatchObject({ status: 'failed', httpStatus: status })
      expect({ lookedUp: network.lookedUp, bodies: behind.bodies }).toEqual({ lookedUp: [], bodies: [] })
    })
  },
)

/** A server on this machine, ended with the test; its URL. */
async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/`
}

describe('push.url', () => {
  const url = 'http://bot.test/messages'
  const own = { from: { type: 'Agent' }, type: 'Message', text: 'Hi' } as const
  const pushUrls = ({ pushes }: GenesysMock): string[] => pushes.all().map(({ url }) => url)

  test('is where chats of every profile are pushed, those that come later among them', async () => {
    const { genesys } = mockWithServer({ clock: manualClock(), push: { url } })
    const silent = { settings: { chat: { autoMessages: [own] } } }
    const elsewhere = { settings: { chat: { pushUrl: 'http://elsewhere.test/', autoMessages: [own] } } }
    genesys.profiles.set([
      { profile: 'silent', ...silent },
      { profile: 'elsewhere', ...elsewhere },
    ])
    for (const profile of ['default', 'silent', 'elsewhere']) await start(genesys, { profile })
    await genesys.advance(1_000)
    expect(pushUrls(genesys)).toEqual([url, url, url])
    expect(genesys.profiles.get('elsewhere')).toMatchObject(elsewhere)
  })

  test('gives way to the address that a client names itself', async () => {
    const { genesys } = mockWithServer({ clock: manualClock(), push: { url } })
    const { chatId, secureKey } = await start(genesys)
    await callMock(genesys, `/genesys/2/chat/aura/${chatId}/pushUrl`, {
      secureKey,
      pushUrl: 'http://own.test/',
    })
    await genesys.advance(1_000)
    expect(pushUrls(genesys)).toEqual(['http://own.test/'])
  })
})
