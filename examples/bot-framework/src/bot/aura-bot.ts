import axios from 'axios'
import {
  ActivityHandler,
  type Attachment,
  type ConversationState,
  type StatePropertyAccessor,
  type TurnContext,
} from 'botbuilder'
import type { ChatFile } from '../genesys/response'
import type { Handover, Handovers } from './handovers'
import type { LiveAgent } from './live-agent'
import { texts } from './texts'

export interface AuraBotOptions {
  conversationState: ConversationState
  handovers: Handovers
  liveAgent: LiveAgent
}

/** Answers what it understands, and hands the customer over to an agent when it does not, or when asked to. */
export class AuraBot extends ActivityHandler {
  readonly #options: AuraBotOptions
  readonly #misunderstandings: StatePropertyAccessor<number>

  constructor(options: AuraBotOptions) {
    super()
    this.#options = options
    this.#misunderstandings = options.conversationState.createProperty('misunderstandings')
    const { liveAgent } = options

    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity
      if (membersAdded.some(({ id }) => id !== recipient.id)) await context.sendActivity(texts.hello)
      await next()
    })
    this.onMessage(async (context, next) => {
      const handover = this.#handoverOf(context)
      await (handover ? this.#passOn(context, handover) : this.#answer(context))
      await next()
    })
    this.onTyping(async (context, next) => {
      const handover = this.#handoverOf(context)
      if (handover) await liveAgent.startTyping(context, handover)
      await next()
    })
    // The customer has closed the window.
    this.onEndOfConversation(async (context, next) => {
      const handover = this.#handoverOf(context)
      if (handover) await liveAgent.hangUp(context, handover)
      await next()
    })
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context)
    await this.#options.conversationState.saveChanges(context)
  }

  #handoverOf({ activity }: TurnContext): Handover | undefined {
    return this.#options.handovers.ofConversation(activity.conversation.id)
  }

  async #answer(context: TurnContext): Promise<void> {
    const { text } = context.activity
    if (/\b(agent|human|person|somebody)\b/i.test(text)) return this.#handOver(context)
    if (/\b(bill|invoice)\b/i.test(text)) return this.#say(context, texts.invoice)
    if (/\b(hello|hi)\b/i.test(text)) return this.#say(context, texts.hello)

    const misunderstandings = (await this.#misunderstandings.get(context, 0)) + 1
    if (misunderstandings === 2) return this.#handOver(context)
    await this.#misunderstandings.set(context, misunderstandings)
    await context.sendActivity(texts.misunderstood)
  }

  async #say(context: TurnContext, text: string): Promise<void> {
    await this.#misunderstandings.set(context, 0)
    await context.sendActivity(text)
  }

  async #handOver(context: TurnContext): Promise<void> {
    await this.#misunderstandings.set(context, 0)
    await this.#options.liveAgent.call(context)
  }

  async #passOn(context: TurnContext, handover: Handover): Promise<void> {
    const { liveAgent } = this.#options
    const { text, attachments = [] } = context.activity
    if (/^bye\b/i.test(text ?? '')) return liveAgent.hangUp(context, handover)
    for (const attachment of attachments) {
      await liveAgent.sendFile(context, handover, await download(attachment))
    }
    if (text) await liveAgent.send(context, handover, text)
  }
}

/** Fetches from the channel what a customer has attached to a message. */
async function download({ name = 'file', contentType, contentUrl = '' }: Attachment): Promise<ChatFile> {
  const { data } = await axios.get<ArrayBuffer>(contentUrl, { responseType: 'arraybuffer' })
  return { name, type: contentType, content: Buffer.from(data) }
}
