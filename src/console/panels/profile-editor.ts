import type { Profile, ScheduledEvent } from 'aura-mocks-genesys-api'
import { html, type TemplateResult } from 'lit'
import { Panel } from '../panel'

/** Where profiles are chosen, edited and tried out. */
export class ProfileEditor extends Panel {
  static override properties = { ...Panel.properties, chosen: { state: true }, draft: { state: true } }

  /** The name of the profile that is edited. */
  declare chosen: string
  /** What is written, and not set yet; undefined: the profile as it is. */
  declare draft: string | undefined

  constructor() {
    super()
    this.chosen = 'default'
    this.draft = undefined
  }

  protected override render(): TemplateResult {
    const { profiles, chat } = this.state
    const text = this.draft ?? textOf(this.#profile)
    const cannotPlay = chat?.session.state !== 'active'
    return html`
      <form aria-label="Profiles" @submit=${this.#onSet}>
        <div class="row">
          <label class="grow">Profile
            <select name="profile" @change=${this.#onChoose}>
              ${profiles.map(
                ({ profile }) => html`<option .selected=${profile === this.chosen}>${profile}</option>`,
              )}
            </select>
          </label>
          <label class="grow">Set it as<input name="name" .value=${this.chosen} /></label>
        </div>
        <label class="block">Settings, as JSON
          <textarea class="code" name="settings" rows="16" spellcheck="false" .value=${text} @input=${this.#onInput}></textarea>
        </label>
        ${this.renderFailure()}
        <div class="row">
          <button type="submit" class="primary">Set profile</button>
          <button type="button" @click=${this.#onMakeDefault}>Use for new chats</button>
          <button type="button" ?disabled=${cannotPlay} @click=${this.#onPlay}>Play in this chat</button>
          <button type="button" @click=${this.#onDiscard} ?disabled=${this.draft === undefined}>Discard changes</button>
          <button type="button" @click=${this.#onReset}>Reset all profiles</button>
        </div>
        <p class="muted">
          A chat takes a copy of its profile when it starts. “Use for new chats” sets these settings as
          “default”; “Play in this chat” sends its messages into the chat that is looked at.
        </p>
      </form>
    `
  }

  get #profile(): Profile | undefined {
    return this.state.profiles.find(({ profile }) => profile === this.chosen) ?? this.state.profiles[0]
  }

  readonly #onChoose = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return
    this.chosen = target.value
    this.draft = undefined
    this.failure = ''
  }

  readonly #onInput = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement) this.draft = target.value
  }

  readonly #onDiscard = (): void => {
    this.draft = undefined
    this.failure = ''
  }

  readonly #onSet = (event: SubmitEvent): void => {
    event.preventDefault()
    const input = this.renderRoot.querySelector<HTMLInputElement>('input[name=name]')
    void this.#set(input?.value ?? this.chosen)
  }

  readonly #onMakeDefault = (): void => void this.#set('default')

  async #set(name: string): Promise<void> {
    const settings = this.#read()
    if (settings === undefined) return
    const path = `profiles/${encodeURIComponent(name)}`
    const isSet = await this.attempt((client) => client.post(path, { settings }), `profile ${name} is set`)
    if (!isSet) return
    this.chosen = name
    this.draft = undefined
  }

  readonly #onPlay = async (): Promise<void> => {
    const session = this.state.chat?.session
    const settings = this.#read()
    if (!session || settings === undefined) return
    const path = `chat/${encodeURIComponent(session.serviceName)}/${encodeURIComponent(session.chatId)}/send`
    const messages = settings?.chat?.autoMessages ?? []
    if (messages.length === 0) {
      this.failure = 'Settings: no chat.autoMessages to play'
      return
    }
    await this.attempt((client) => client.post(path, messages), 'the messages are sent')
  }

  readonly #onReset = async (): Promise<void> => {
    if (await this.attempt((client) => client.get('profiles/reset'), 'the profiles are reset'))
      this.#onDiscard()
  }

  /** What is written; undefined, and said so: it is no JSON. */
  #read(): { chat?: { autoMessages?: readonly ScheduledEvent[] } } | null | undefined {
    try {
      return JSON.parse(this.draft ?? textOf(this.#profile))
    } catch (error) {
      this.failure = `Settings: ${error instanceof Error ? error.message : String(error)}`
      return undefined
    }
  }
}

function textOf(profile: Profile | undefined): string {
  return profile === undefined ? '' : JSON.stringify(profile.settings, null, 2)
}
