import { type Activity, ActivityTypes } from 'botbuilder'
import { HttpResponse, http, type RequestHandler } from 'msw'

/** Where the channel, as Teams or a web chat, takes what the bot has to say. */
const serviceUrl = 'https://channel.example.com/'

/** Where it takes what a conversation is to show. */
export const channelUrl = `${serviceUrl}v3/conversations/:conversationId/activities{/:activityId}?`

/** A customer who talks to the bot, in a conversation of their own. */
export class Customer {
  readonly name: string
  readonly conversationId: string
  /** What the customer has on the screen, line by line; what they did themselves after `> `. */
  readonly screen: string[] = []
  /** The files that the customer was sent. */
  readonly files: { name: string; contentUrl: string }[] = []
  readonly #botUrl: string

  constructor(name: string, conversationId: string, botUrl: string) {
    this.name = name
    this.conversationId = conversationId
    this.#botUrl = botUrl
  }

  /** The customer opens the conversation. */
  async opens(): Promise<void> {
    await this.#post({ type: ActivityTypes.ConversationUpdate, membersAdded: [this.#account] })
  }

  async says(text: string): Promise<void> {
    this.screen.push(`> ${text}`)
    await this.#post({ type: ActivityTypes.Message, text })
  }

  async types(): Promise<void> {
    await this.#post({ type: ActivityTypes.Typing })
  }

  /** The customer attaches a file, which the channel keeps at an address of its own. */
  async sends(file: { name: string; contentType: string; contentUrl: string }): Promise<void> {
    this.screen.push(`> [${file.name}]`)
    await this.#post({ type: ActivityTypes.Message, attachments: [file] })
  }

  /** The customer closes the window. */
  async leaves(): Promise<void> {
    await this.#post({ type: ActivityTypes.EndOfConversation })
  }

  /** Takes what the bot has sent. */
  sees({ type, text, attachments = [] }: Partial<Activity>): void {
    if (type === ActivityTypes.Typing) this.screen.push('(is typing)')
    if (text) this.screen.push(text)
    for (const { name = '', contentUrl = '' } of attachments) {
      this.screen.push(`[${name}]`)
      this.files.push({ name, contentUrl })
    }
  }

  get #account() {
    return { id: `user-${this.name}`, name: this.name }
  }

  /** Posts an activity to the bot, as the channel does. */
  async #post(activity: Partial<Activity>): Promise<void> {
    const response = await fetch(`${this.#botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        channelId: 'webchat',
        serviceUrl,
        from: this.#account,
        recipient: { id: 'aura', name: 'Aura' },
        conversation: { id: this.conversationId },
        ...activity,
      }),
    })
    if (!response.ok)
      throw new Error(`The bot responded with HTTP ${response.status}: ${await response.text()}`)
  }
}

/** The channel's side: it shows the customers what the bot posts to it. */
export function channelOf(customers: readonly Customer[]): RequestHandler {
  return http.post<{ conversationId: string }, Partial<Activity>>(channelUrl, async ({ request, params }) => {
    const activity = await request.json()
    customers.find(({ conversationId }) => conversationId === params.conversationId)?.sees(activity)
    return HttpResponse.json({ id: crypto.randomUUID() })
  })
}
