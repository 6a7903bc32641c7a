import type { CloudAdapter } from 'botbuilder'
import { Router } from 'express'
import type { Handovers } from './bot/handovers'
import type { LiveAgent } from './bot/live-agent'
import type { GenesysResponse } from './genesys/response'

/** Where Genesys is set up to push to. */
export const pushPath = '/aura-services/v1/genesys/messages'

export interface BridgeOptions {
  adapter: CloudAdapter
  /** The ID that the bot is registered with. */
  appId: string
  handovers: Handovers
  liveAgent: LiveAgent
}

/** Receives what Genesys pushes, and shows it in the conversation that belongs to the chat. */
export function createBridge({ adapter, appId, handovers, liveAgent }: BridgeOptions): Router {
  return Router().post(pushPath, async (request, response) => {
    const push: unknown = request.body
    if (!isPush(push)) return void response.status(400).send('This is not a push of Genesys.')
    const handover = handovers.ofChat(push.chatId)
    if (!handover) return void response.status(404).send(`No customer is in the chat ${push.chatId}.`)

    try {
      await adapter.continueConversationAsync(appId, handover.reference, (context) =>
        liveAgent.receive(context, handover, push),
      )
      response.status(204).end()
    } catch (error) {
      // So that Genesys pushes it again.
      response.status(500).send(error instanceof Error ? error.message : 'The push could not be shown.')
    }
  })
}

function isPush(body: unknown): body is GenesysResponse {
  return typeof body === 'object' && body !== null && 'chatId' in body && 'statusCode' in body
}
