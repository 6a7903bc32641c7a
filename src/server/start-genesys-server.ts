import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGenesysMock, type GenesysMock, GenesysMockError } from 'aura-mocks-genesys-api'
import { allowedNamesAt, strangerIn } from './allowed-names'
import { answerRequest } from './answer-request'
import { closeServer } from './close-server'
import { createDesk, type Desk } from './desk'
import { saysTooMuch } from './read-body'
import { type GenesysServerOptions, type ListenOptions, splitOptions } from './server-options'

/** A mock of Genesys that answers over HTTP. */
export interface GenesysServer {
  /** Where it listens, as `http://127.0.0.1:3000`: Genesys is at `/genesys/2/…` below it. */
  readonly url: string
  /** The mock behind it, for whoever started it. */
  readonly mock: GenesysMock
  /**
   * Takes no more requests, answers those that are under way (those that a fault holds back with HTTP 503), and
   * disposes of the mock, unless it was given; resolves when all connections are closed. A second call waits for the first.
   */
  close(): Promise<void>
}

/**
 * Starts a mock of Genesys as a real server, for Postman, for a container, for a bot in another language.
 * Resolves when it listens.
 *
 * Its pushes go to this machine, and to the hosts in `push.allowHosts`. `GET /` leads to the agent console, and
 * `GET /openapi.yaml` is the description of the API.
 *
 * @throws GenesysMockError `INVALID_OPTION`, and `SERVER_NOT_STARTED` when it can't listen there.
 * @example
 * const server = await startGenesysServer({ port: 3000 })
 * await fetch(`${server.url}/genesys/2/chat/aura`, { method: 'POST', body: new URLSearchParams({ nickname: 'Ana' }) })
 * await server.close()
 */
export async function startGenesysServer(options: GenesysServerOptions = {}): Promise<GenesysServer> {
  const { listen, mockOptions } = splitOptions(options)
  const mock = listen.mock ?? createGenesysMock(mockOptions)
  const endMock = (): void => {
    if (!listen.mock) mock.dispose()
  }
  const desk = createDesk(mock, listen)
  const server = serverFor(desk)
  try {
    await startListening(server, listen)
  } catch (error) {
    endMock()
    throw notStarted(listen, error)
  }
  desk.allowedNames = allowedNamesAt(addressOf(server)?.address ?? '', listen)
  let closing: Promise<void> | undefined
  return {
    url: urlOf(server),
    mock,
    close() {
      closing ??= closeServer(server, desk, endMock)
      return closing
    },
  }
}

function serverFor(desk: Desk): Server {
  const server = createServer((request, response) => void answerRequest(desk, request, response))
  server.on('connection', (socket) => {
    desk.connections.add(socket)
    socket.on('close', () => desk.connections.delete(socket))
  })
  // Who asks before sending a body need not send one that is refused.
  server.on('checkContinue', (request, response) => {
    const isWelcome = strangerIn(request, desk.allowedNames) === undefined
    const goesOn = isWelcome && !saysTooMuch(request, desk.bodyLimit)
    if (goesOn) response.writeContinue()
    void answerRequest(desk, request, response, !goesOn)
  })
  return server
}

function startListening(server: Server, { port, host }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function urlOf(server: Server): string {
  const address = addressOf(server)
  return address ? `http://${hostOf(address)}:${address.port}` : ''
}

function addressOf(server: Server): AddressInfo | undefined {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address : undefined
}

/** An address as a URL has it; one that means "any" is reached by way of this machine's own. */
function hostOf({ address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return 'localhost'
  return family === 'IPv6' ? `[${address}]` : address
}

function notStarted({ host, port }: ListenOptions, cause: unknown): GenesysMockError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const isThePort = code === 'EADDRINUSE' || code === 'EACCES'
  const message = cause instanceof Error ? cause.message : String(cause)
  return new GenesysMockError('SERVER_NOT_STARTED', {
    action: `listen at ${host}, port ${port}`,
    reason: code === 'EADDRINUSE' ? `port ${port} is in use` : message,
    remedy: isThePort ? 'Name another port, or 0 for any that is free.' : 'Name an address of this machine.',
    cause,
  })
}
