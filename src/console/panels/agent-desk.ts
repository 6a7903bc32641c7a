import type { GenesysPartyType, Session } from 'aura-mocks-genesys-api'
import { css, html, type TemplateResult } from 'lit'
import type { ControlClient } from '../control/control-client'
import { Panel } from '../panel'
import { controls } from '../style/controls'
import { partyTypes, readParty, renderParty } from './party'

/** An event as the mock's own API takes it. */
interface PlayedEvent {
  from: { nickname: string; type: GenesysPartyType }
  type: string
  text?: string
  timeout?: number
  chatEnded?: boolean
}

/** Where a person plays the other side of the chat that is looked at. */
export class AgentDesk extends Panel {
  static override styles = [
    controls,
    css`
      form {
        border-top: 1px solid var(--line);
        padding-top: 0.5rem;
      }
    `,
  ]

  override connectedCallback(): void {
    super.connectedCallback()
    void this.updateComplete.then(() => {
      for (const [name, value] of this.model.deskFields) this.#setField(name, value)
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    const texts = [...this.#form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    this.model.deskFields = new Map(texts)
  }

  protected override render(): TemplateResult {
    const session = this.state.chat?.session
    const isOpen = session?.state === 'active'
    return html`
      <form aria-label="Play the agent" @submit=${this.#onSay}>
        <fieldset ?disabled=${!isOpen}>
          <div class="row">
            <label class="grow">Text<textarea name="text" rows="2" @input=${this.#onInput} @keydown=${this.#onKey}></textarea></label>
            <label>After (seconds)<input class="tiny" name="after" type="number" min="0" step="any" value="0" /></label>
            <button type="submit" class="primary">Say</button>
          </div>
          <div class="row">
            ${renderParty('agent', partyTypes)}
            <button type="button" @click=${() => this.#play('ParticipantJoined', 'joined')}>Join</button>
            <button type="button" @click=${() => this.#play('TypingStarted', 'typing')}>Type</button>
            <button type="button" @click=${() => this.#play('TypingStopped', 'stopped typing')}>Stop typing</button>
            <button type="button" @click=${() => this.#playText('PushUrl', 'sent the URL')}>Push as URL</button>
            <button type="button" @click=${() => this.#playText('CustomNotice', 'sent the notice')}>Send as notice</button>
            <button type="button" @click=${() => this.#play('ParticipantLeft', 'left')}>Leave</button>
            <button type="button" @click=${this.#onEnd}>End chat</button>
          </div>
          <div class="row">
            <label class="grow">File<input name="file" type="file" /></label>
            <button type="button" @click=${this.#onFile}>Send file</button>
            <label>Transfer to<input class="short" name="successor" value="agent2" /></label>
            <button type="button" @click=${this.#onTransfer}>Transfer</button>
          </div>
        </fieldset>
        ${this.renderFailure()}
      </form>
    `
  }

  get #form(): FormData {
    return new FormData(this.renderRoot.querySelector('form') ?? undefined)
  }

  #setField(name: string, value: string): void {
    const field = this.renderRoot.querySelector(`[name="${name}"]`)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
    if (field instanceof HTMLSelectElement) field.value = value
  }

  #textField(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea')
  }

  /** Puts the cursor where the agent writes. */
  override focus(): void {
    this.#textField()?.focus()
  }

  readonly #onInput = (): void => {
    this.model.isWrittenIn = this.#textField()?.value !== ''
  }

  /** Enter says it, with Shift it is a new line. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    void this.#playText('Message', 'said')
  }

  readonly #onSay = (event: SubmitEvent): void => {
    event.preventDefault()
    void this.#playText('Message', 'said')
  }

  async #playText(type: string, done: string): Promise<void> {
    const field = this.#textField()
    if (!field || field.value === '') {
      this.failure = 'Text: write something first.'
      field?.focus()
      return
    }
    const { value } = field
    // At once, for the next is written while this one is on its way.
    field.value = ''
    const isDone = await this.#play(type, done, { text: value })
    if (!isDone && field.value === '') field.value = value
    this.#onInput()
  }

  async #play(type: string, done: string, more: Partial<PlayedEvent> = {}): Promise<boolean> {
    const timeout = Number(this.#form.get('after') ?? 0)
    return this.#send(done, [{ from: readParty(this.#form), type, ...more, ...(timeout > 0 && { timeout }) }])
  }

  readonly #onEnd = (): void => void this.#play('ParticipantLeft', 'ended the chat', { chatEnded: true })

  readonly #onTransfer = (): void => {
    const from = readParty(this.#form)
    const nickname = String(this.#form.get('successor'))
    void this.#send(`transferred to ${nickname}`, [
      { from: { ...from, nickname }, type: 'ParticipantJoined' },
      { from, type: 'ParticipantLeft' },
    ])
  }

  readonly #onFile = async (): Promise<void> => {
    const file = this.#form.get('file')
    if (!(file instanceof File) || file.name === '') {
      this.failure = 'File: choose one first.'
      return
    }
    const { nickname, type } = readParty(this.#form)
    const form = new FormData()
    form.set('from[nickname]', nickname)
    form.set('from[type]', type)
    form.set('file', file)
    const sent = await this.#attemptHere('sent the file', (client, path) => client.post(`${path}/file`, form))
    const input = this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')
    if (sent && input) input.value = ''
  }

  #send(done: string, events: readonly PlayedEvent[]): Promise<boolean> {
    return this.#attemptHere(done, (client, path) => client.post(`${path}/send`, events))
  }

  async #attemptHere(
    done: string,
    action: (client: ControlClient, path: string) => Promise<unknown>,
  ): Promise<boolean> {
    const session = this.state.chat?.session
    if (!session) return false
    return this.attempt((client) => action(client, pathOf(session)), done)
  }
}

function pathOf({ serviceName, chatId }: Session): string {
  return `chat/${encodeURIComponent(serviceName)}/${encodeURIComponent(chatId)}`
}
