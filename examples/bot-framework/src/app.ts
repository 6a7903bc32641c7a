import {
  ActivityEventNames,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
} from 'botbuilder'
import express, { type Express } from 'express'
import { AuraBot } from './bot/aura-bot'
import { Handovers } from './bot/handovers'
import { LiveAgent } from './bot/live-agent'
import { texts } from './bot/texts'
import { createBridge } from './bridge'
import { GenesysClient, type GenesysClientOptions } from './genesys/genesys-client'

export interface AppOptions {
  genesys: GenesysClientOptions
  /** What the bot is registered with; absent: the channels need not authenticate, as with the emulator. */
  credentials?: { appId: string; password: string; tenantId: string }
}

/** The bot at `/api/messages`, and the bridge that Genesys pushes to, in one Express app. */
export function createApp({ genesys, credentials }: AppOptions): Express {
  const handovers = new Handovers()
  const liveAgent = new LiveAgent(new GenesysClient(genesys), handovers)
  const conversationState = new ConversationState(new MemoryStorage())
  const bot = new AuraBot({ conversationState, handovers, liveAgent })
  const adapter = createAdapter(credentials)

  const app = express()
  app.use(express.json())
  app.post('/api/messages', (request, response) =>
    adapter.process(request, response, (context) => bot.run(context)),
  )
  app.use(createBridge({ adapter, appId: credentials?.appId ?? '', handovers, liveAgent }))
  return app
}

function createAdapter(credentials: AppOptions['credentials']): CloudAdapter {
  const authentication = credentials && {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: credentials.appId,
    MicrosoftAppPassword: credentials.password,
    MicrosoftAppTenantId: credentials.tenantId,
  }
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(authentication))
  adapter.onTurnError = async (context, error) => {
    // The bridge deals with what fails while it shows a push.
    if (context.activity.name === ActivityEventNames.ContinueConversation) throw error
    console.error(error)
    await context.sendActivity(texts.failed)
  }
  return adapter
}
