import { type Activity, ActivityTypes, type Attachment, MessageFactory, TurnContext } from 'botbuilder'
import type { ChatFile, GenesysAnswer, GenesysEvent } from '../genesys/answer'
import type { GenesysClient } from '../genesys/genesys-client'
import { GenesysError } from '../genesys/genesys-error'
import { Handover, type Handovers } from './handovers'
import { texts } from './texts'

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
      assertGenesysError(error)
      await context.sendActivity(texts.noAgent)
    }
  }

  /** Passes a text of the customer on. */
  async send(context: TurnContext, handover: Handover, text: string): Promise<void> {
    const { chat, position } = handover
    await this.#tell(context, handover, () => this.#genesys.send(chat, text, position))
  }

  /** Passes a file of the customer on. */
  async sendFile(context: TurnContext, handover: Handover, file: ChatFile): Promise<void> {
    const { chat, position } = handover
    await this.#tell(context, handover, () => this.#genesys.uploadFile(chat, file, position))
  }

  /** Shows the agent that the customer is typing. The customer does not hear of it if that fails. */
  async startTyping(context: TurnContext, handover: Handover): Promise<void> {
    try {
      await this.#show(context, handover, await this.#genesys.startTyping(handover.chat, handover.position))
    } catch (error) {
      assertGenesysError(error)
    }
  }

  /** Ends the chat for the customer. Genesys closes it by itself later if that fails. */
  async hangUp(context: TurnContext, handover: Handover): Promise<void> {
    try {
      await this.#show(context, handover, await this.#genesys.disconnect(handover.chat, handover.position))
    } catch (error) {
      assertGenesysError(error)
    }
    await handover.inOrder(() => this.#giveBack(context, handover))
  }

  /** Shows the customer what Genesys has pushed, and what was lost before it. */
  async receive(context: TurnContext, handover: Handover, push: GenesysAnswer): Promise<void> {
    const isComplete = !handover.hasGapBefore(push)
    const answer = isComplete ? push : await this.#genesys.refresh(handover.chat, handover.position)
    await this.#show(context, handover, answer)
  }

  async #tell(context: TurnContext, handover: Handover, ask: () => Promise<GenesysAnswer>): Promise<void> {
    try {
      await this.#show(context, handover, await ask())
    } catch (error) {
      assertGenesysError(error)
      if (error.chatEnded) await handover.inOrder(() => this.#giveBack(context, handover))
      else await context.sendActivity(texts.notDelivered)
    }
  }

  #show(context: TurnContext, handover: Handover, answer: GenesysAnswer): Promise<void> {
    return handover.inOrder(async () => {
      for (const event of handover.newIn(answer)) {
        const activity = await this.#activityFor(event, handover)
        if (activity) await context.sendActivity(activity)
        // Not before: what could not be shown is shown when Genesys pushes it again.
        handover.position = event.index + 1
      }
      if (answer.chatEnded) await this.#giveBack(context, handover)
    })
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

/** Anything else is a mistake of ours, and not for the customer to hear of. */
function assertGenesysError(error: unknown): asserts error is GenesysError {
  if (!(error instanceof GenesysError)) throw error
}
