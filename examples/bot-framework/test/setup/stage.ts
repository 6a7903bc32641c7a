import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Agent, GenesysMock } from 'aura-mocks-genesys-api'
import { bypass, http, passthrough } from 'msw'
import type { SetupServer } from 'msw/node'
import { createApp } from '../../src/app'
import { pushPath } from '../../src/bridge'
import { Customer, channelOf } from './customer'
import { type SetupGenesysOptions, setupGenesys } from './genesys'

/** Where Genesys pushes to, unless a profile says something else. */
export const pushUrl = `https://svc-ap-current.auracognitive.com${pushPath}`

/** The bot and its bridge, between a mocked Genesys and a mocked channel. */
export interface Stage {
  genesys: GenesysMock
  server: SetupServer
  /** Where the bot and its bridge are, in the test that runs. */
  botUrl(): string
  /** A customer with nothing on the screen. Each of them needs a conversation of their own. */
  customer(name: string, conversationId?: string): Customer
  /** The chat that the bot has asked for, for a customer of this name. */
  chatIdOf(name: string): string
  /** A customer whom agent1 has greeted, with nothing on the screen; and the agent, for the test to play. */
  talking(name: string): Promise<{ customer: Customer; agent: Agent }>
  /** Has the bot stop, as in a deployment, and start again at the same address. It knows its customers still. */
  stopBot(): Promise<void>
  startBot(): Promise<void>
}

/** Starts the bot before each test of a file, and stops it afterwards. */
export function setupStage(options: SetupGenesysOptions = {}): Stage {
  const { genesys, server } = setupGenesys({ failOnWarnings: true, ...options })
  let customers: Customer[] = []
  let bot: Server
  let app: ReturnType<typeof createApp>
  let port = 0

  const botUrl = () => `http://127.0.0.1:${port}`
  const startBot = async () => {
    bot = app.listen(port, '127.0.0.1')
    await once(bot, 'listening')
    port = portOf(bot)
  }
  const stopBot = async () => {
    bot.closeAllConnections()
    bot.close()
    await once(bot, 'close')
  }

  beforeEach(async () => {
    jest.useFakeTimers()
    customers = []
    app = createApp({ genesys: { serviceUrl: 'https://gms.example.com/genesys/2/chat/aura' } })
    port = 0
    await startBot()
    server.use(
      channelOf(customers),
      // Stands for the gateway in front of the bridge, which passes on what is posted to the public address.
      http.post(pushUrl, async ({ request: push }) => {
        const { method, headers } = push
        return fetch(bypass(`${botUrl()}${pushPath}`, { method, headers, body: await push.text() }))
      }),
      http.all(`${botUrl()}/*`, () => passthrough()),
    )
  })
  afterEach(async () => {
    jest.useRealTimers()
    if (bot.listening) await stopBot()
  })

  const customer: Stage['customer'] = (name, conversationId = `conversation-${name}`) => {
    const newcomer = new Customer(name, conversationId, botUrl())
    customers.push(newcomer)
    return newcomer
  }
  const chatIdOf: Stage['chatIdOf'] = (name) => {
    const session = genesys.sessions.list().find(({ nickname }) => nickname === name)
    if (!session) throw new Error(`The bot has asked for no chat for ${name}.`)
    return session.chatId
  }
  const talking: Stage['talking'] = async (name) => {
    const talker = customer(name)
    await talker.says('I want to talk to a person')
    const chatId = chatIdOf(name)
    await genesys.waitFor.push(/^Hello, I am an Agent/, { chatId })
    talker.screen.length = 0
    return { customer: talker, agent: genesys.agent(chatId, { nickname: 'agent1' }) }
  }
  return { genesys, server, botUrl, customer, chatIdOf, talking, stopBot, startBot }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The bot does not listen.')
  return address.port
}
