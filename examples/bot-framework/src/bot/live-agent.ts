import { type Activity, ActivityTypes, type Attachment, MessageFactory, TurnContext } from 'botbuilder'
import type { GenesysClient } from '../genesys/genesys-client'
import { GenesysError } from '../genesys/genesys-error'
import type { ChatFile, ChatKeys, GenesysEvent, GenesysResponse } from '../genesys/response'
import { Handover, type Handovers } from './handovers'
import { texts } from './texts'

/** Something to ask Genesys for, with the events of the chat from a position on. */
type ChatRequest = (chat: ChatKeys, position: number) => Promise<GenesysResponse>

/** Lets customers talk to agents of Genesys: passes on what each side says, and takes the customer back at the end. */
export class LiveAgent {
  readonly #genesys: GenesysClient
  readonly #handovers: Handovers

  constructor(genesys: GenesysClient, handovers: Handovers) {
    this.#genesys = genesys
    this.#handovers = handovers
  }

  /** Asks for an agent. */
  async call(context: TurnContext): Promise<void> {
    const { from, channelId, conversation } = context.activity
    try {
      const chat = await this.#genesys.requestChat(from.name, { channelId, conversationId: conversation.id })
      this.#handovers.add(new Handover(chat, TurnContext.getConversationReference(context.activity)))
      await context.sendActivity(texts.connecting)
    } catch (error) {
      ignoreGenesysError(error)
      await context.sendActivity(texts.noAgent)
    }
  }

  /** Passes a text of the customer on. */
  async send(context: TurnContext, handover: Handover, text: string): Promise<void> {
    await this.#tell(context, handover, (chat, position) => this.#genesys.send(chat, text, position))
  }

  /** Passes a file of the customer on. */
  async sendFile(context: TurnContext, handover: Handover, file: ChatFile): Promise<void> {
    await this.#tell(context, handover, (chat, position) => this.#genesys.uploadFile(chat, file, position))
  }

  /** Shows the agent that the customer is typing. The customer does not hear of it if that fails. */
  async startTyping(context: TurnContext, handover: Handover): Promise<void> {
    const { chat } = handover
    await handover.inOrder(async () => {
      const response = await this.#genesys.startTyping(chat, handover.position).catch(ignoreGenesysError)
      if (response) await this.#show(context, handover, response)
    })
  }

  /** Ends the chat for the customer. If that fails, Genesys closes the chat later, when nobody writes. */
  async hangUp(context: TurnContext, handover: Handover): Promise<void> {
    const { chat } = handover
    await handover.inOrder(async () => {
      const response = await this.#genesys.disconnect(chat, handover.position).catch(ignoreGenesysError)
      if (response) await this.#show(context, handover, response)
      await this.#giveBack(context, handover)
    })
  }

  /** Shows the customer what Genesys has pushed. If pushes before it were lost, reads their events, too. */
  async receive(context: TurnContext, handover: Handover, push: GenesysResponse): Promise<void> {
    const { chat } = handover
    await handover.inOrder(async () => {
      const isComplete = !handover.hasGapBefore(push)
      const response = isComplete ? push : await this.#genesys.refresh(chat, handover.position)
      await this.#show(context, handover, response)
    })
  }

  async #tell(context: TurnContext, handover: Handover, request: ChatRequest): Promise<void> {
    await handover.inOrder(async () => {
      try {
        await this.#show(context, handover, await request(handover.chat, handover.position))
      } catch (error) {
        if (!(error instanceof GenesysError)) throw error
        if (error.chatEnded) await this.#giveBack(context, handover)
        else await context.sendActivity(texts.notDelivered)
      }
    })
  }

  async #show(context: TurnContext, handover: Handover, response: GenesysResponse): Promise<void> {
    for (const event of handover.newIn(response)) {
      const activity = await this.#activityFor(event, handover)
      if (activity) await context.sendActivity(activity)
      // Not earlier, so that an event that could not be shown is shown when Genesys pushes it again.
      handover.position = event.index + 1
    }
    if (response.chatEnded) await this.#giveBack(context, handover)
  }

  /** What the customer is to see of an event; undefined: nothing. */
  async #activityFor(event: GenesysEvent, handover: Handover): Promise<Partial<Activity> | undefined> {
    const { type, from, text = '' } = event
    // What the customer did is on their screen already.
    if (from.type === 'Client') return undefined
    const isAgent = from.type === 'Agent'
    switch (type) {
      case 'Message':
        return MessageFactory.text(isAgent ? `${from.nickname}: ${text}` : text)
      case 'PushUrl':
        return MessageFactory.text(`${from.nickname} shows you ${text}`)
      case 'ParticipantJoined':
        return isAgent ? MessageFactory.text(`You are talking to ${from.nickname}.`) : undefined
      case 'ParticipantLeft':
        return isAgent ? MessageFactory.text(`${from.nickname} has left.`) : undefined
      case 'TypingStarted':
        return { type: ActivityTypes.Typing }
      case 'FileUploaded':
        return MessageFactory.attachment(await this.#attachmentOf(event, handover))
      case 'IdleAlert':
      case 'IdleClose':
        return MessageFactory.text(text)
      default:
        return undefined
    }
  }

  async #attachmentOf({ userData = {} }: GenesysEvent, { chat }: Handover): Promise<Attachment> {
    const { 'file-id': fileId = '', 'file-name': name = 'file' } = userData
    const { type, content } = await this.#genesys.downloadFile(chat, fileId)
    return { name, contentType: type, contentUrl: `data:${type};base64,${content.toString('base64')}` }
  }

  async #giveBack(context: TurnContext, handover: Handover): Promise<void> {
    if (this.#handovers.ofChat(handover.chat.chatId) !== handover) return
    await context.sendActivity(texts.backToAura)
    this.#handovers.remove(handover)
  }
}

/** Any other error is a mistake in the bot, which has to be noticed. */
function ignoreGenesysError(error: unknown): void {
  if (!(error instanceof GenesysError)) throw error
}
