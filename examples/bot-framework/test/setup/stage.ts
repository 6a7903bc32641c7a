import { once } from 'node:events'
import type { Server } from 'node:http'
import { type Agent, type GenesysMock, manualClock, type Profile } from 'aura-mocks-genesys-api'
import { type SetupGenesysOptions, setupGenesys } from 'aura-mocks-genesys-api/jest'
import { http, passthrough } from 'msw'
import type { SetupServer } from 'msw/node'
import { createApp } from '../../src/app'
import { pushPath } from '../../src/bridge'
import { Customer, channelOf } from './customer'

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

/** The bot and its bridge, between a mocked Genesys and a mocked channel. */
export interface Stage {
  genesys: GenesysMock
  server: SetupServer
  /** Where Genesys pushes to in the test that runs: the bridge, which listens on this machine. */
  pushUrl(): string
  /** A customer with nothing on the screen. Each customer needs a conversation of their own. */
  customer(name: string, conversationId?: string): Customer
  /** The chat that the bot has requested for a customer of this name. */
  chatIdOf(name: string): string
  /** A customer whom agent1 has greeted, with nothing on the screen; and the agent, for the test to play. */
  talking(name: string): Promise<{ customer: Customer; agent: Agent }>
  /** Advances the clock, and waits until everything that was pushed is on the screens. */
  seconds(count: number): Promise<void>
  stopBot(): Promise<void>
  /** Starts the bot again at the same address. It still knows its customers, as if it kept them in a database. */
  startBot(): Promise<void>
}

/**
 * Starts the bot before each test of a file, and stops it afterwards. The mock has a clock of its own, so that a test
 * can advance the time of Genesys while Express and its connections run in real time.
 */
export function setupStage(options: SetupGenesysOptions = {}): Stage {
  const { genesys, server } = setupGenesys({ clock: manualClock(), failOnWarnings: true, ...options })
  let customers: Customer[] = []
  let app: ReturnType<typeof createApp>
  let bot: Server
  let port: number

  const botUrl = () => `http://127.0.0.1:${port}`
  const pushUrl = () => botUrl() + pushPath
  const startBot = async () => {
    bot = app.listen(port, '127.0.0.1')
    await once(bot, 'listening')
    port = portOf(bot)
  }
  const stopBot = async () => {
    bot.close()
    bot.closeAllConnections()
    await once(bot, 'close')
  }

  beforeEach(async () => {
    customers = []
    // Without a pause between two tries, so that no test waits in real time.
    app = createApp({ genesys: { serviceUrl, retryDelay: 0 } })
    port = 0
    await startBot()
    server.use(
      channelOf(customers),
      http.all(`${botUrl()}/*`, () => passthrough()),
    )
    setChatSettings(genesys, { pushUrl: pushUrl() })
  })
  afterEach(stopBot)

  const customer: Stage['customer'] = (name, conversationId = `conversation-${name}`) => {
    const newcomer = new Customer(name, conversationId, botUrl())
    customers.push(newcomer)
    return newcomer
  }
  const chatIdOf: Stage['chatIdOf'] = (name) => {
    const session = genesys.sessions.list().find(({ nickname }) => nickname === name)
    if (!session) throw new Error(`The bot has requested no chat for ${name}.`)
    return session.chatId
  }
  const seconds: Stage['seconds'] = async (count) => {
    await genesys.advance(count * 1_000)
    await genesys.settled()
  }
  const talking: Stage['talking'] = async (name) => {
    const talker = customer(name)
    await talker.says('I want to talk to a person')
    await seconds(5)
    talker.screen.length = 0
    return { customer: talker, agent: genesys.agent(chatIdOf(name), { nickname: 'agent1' }) }
  }
  return { genesys, server, pushUrl, customer, chatIdOf, talking, seconds, stopBot, startBot }
}

/** Changes settings of the built-in profile, until the mock is reset after the test. */
export function setChatSettings(
  { profiles }: GenesysMock,
  changes: Partial<Profile['settings']['chat']>,
): void {
  const { settings } = profiles.get('default')
  profiles.set({ profile: 'default', settings: { chat: { ...settings.chat, ...changes } } })
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The bot does not listen.')
  return address.port
}
