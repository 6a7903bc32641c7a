import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { ConsoleModel } from './control/console-model'
import { type ConsoleState, emptyState } from './control/console-state'
import { ControlClient } from './control/control-client'
import { controls } from './style/controls'

/** A part of the console: shows the state, and has things done. */
export abstract class Panel extends LitElement {
  static override properties = {
    model: { attribute: false },
    state: { attribute: false },
    failure: { state: true },
  }
  static override styles = [controls]

  declare model: ConsoleModel
  declare state: ConsoleState
  /** Why the last thing that was tried could not be done; empty: it could. */
  declare failure: string

  #focused: Element | undefined

  constructor() {
    super()
    this.model = new ConsoleModel(new ControlClient(async () => undefined, ''))
    this.state = emptyState()
    this.failure = ''
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#focused = this.shadowRoot?.activeElement ?? undefined
  }

  protected override updated(_changed: PropertyValues): void {
    const lost = this.#focused
    if (!lost || (lost.isConnected && !lost.matches(':disabled'))) return
    // Outside of the console, its keys would not be heard.
    this.tabIndex = -1
    super.focus()
  }

  /**
   * Has something done, and says so, or why not.
   *
   * @param done - What a screen reader says when it is done.
   */
  protected async attempt(
    action: (client: ControlClient) => Promise<unknown>,
    done: string,
  ): Promise<boolean> {
    try {
      await this.model.act(action)
      this.failure = ''
      this.announce(done)
      return true
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error)
      return false
    }
  }

  /** Has a screen reader say something. */
  protected announce(text: string): void {
    this.dispatchEvent(new CustomEvent('announce', { detail: text, bubbles: true, composed: true }))
  }

  protected renderFailure(): TemplateResult | typeof nothing {
    return this.failure === '' ? nothing : html`<p class="failure" role="alert">${this.failure}</p>`
  }
}
