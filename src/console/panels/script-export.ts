import type { Profile } from 'aura-mocks-genesys-api'
import { html, nothing, type TemplateResult } from 'lit'
import { Panel } from '../panel'

/** The chat that is looked at, as a script that plays its other side again. */
export class ScriptExport extends Panel {
  static override properties = { ...Panel.properties, script: { state: true } }

  declare script: string

  constructor() {
    super()
    this.script = ''
  }

  protected override render(): TemplateResult {
    const chat = this.state.chat
    return html`
      <form aria-label="Export this chat" @submit=${this.#onExport}>
        <div class="row">
          <label class="grow">Name of the profile<input name="profile" value="recorded" /></label>
          <button type="submit" class="primary" ?disabled=${!chat}>Export as script</button>
        </div>
      </form>
      ${this.renderFailure()}
      ${this.script === '' ? html`<p class="muted">What the other side did, as a profile that does it again.</p>` : this.#renderScript()}
    `
  }

  #renderScript(): TemplateResult {
    const file = `data:application/json;charset=utf-8,${encodeURIComponent(this.script)}`
    return html`
      <label class="block">Script<textarea class="code" rows="18" readonly .value=${this.script}></textarea></label>
      <div class="row">
        ${globalThis.navigator.clipboard === undefined ? nothing : html`<button type="button" @click=${this.#onCopy}>Copy</button>`}
        <button type="button" @click=${this.#onKeep}>Keep as profile</button>
        <a href=${file} download="script.json">Download</a>
      </div>
    `
  }

  readonly #onExport = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const chatId = this.state.chat?.session.chatId
    const name = this.renderRoot.querySelector<HTMLInputElement>('input[name=profile]')?.value ?? ''
    if (chatId === undefined) return
    await this.attempt(async (client) => {
      const path = `sessions/${encodeURIComponent(chatId)}/export?profile=${encodeURIComponent(name)}`
      this.script = JSON.stringify(await client.get<Profile>(path), null, 2)
    }, 'the script is there')
  }

  readonly #onCopy = async (): Promise<void> => {
    await this.attempt(() => globalThis.navigator.clipboard.writeText(this.script), 'copied')
  }

  readonly #onKeep = async (): Promise<void> => {
    const profile: Profile = JSON.parse(this.script)
    await this.attempt((client) => client.post('profiles', [profile]), `profile ${profile.profile} is set`)
  }
}
