import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { cache } from 'lit/directives/cache.js'
import { ConsoleModel } from './control/console-model'
import { ControlClient, type SendRequest } from './control/control-client'
import { onShortcut, shortcutHelp } from './shortcuts'
import { controls } from './style/controls'
import { layout } from './style/layout'
import { theme } from './style/theme'
import { renderTabs } from './tab-list'
import { renderView, viewsFor } from './views'

/** From which width on the conversation has a column of its own, in pixels; as in the layout. */
const wideFrom = 1_080

/** The agent console: all there is to see in a mock, and to do in it. */
export class GenesysConsole extends LitElement {
  static override properties = {
    mock: { attribute: false },
    baseUrl: { attribute: 'base-url' },
    theme: { reflect: true },
    model: { state: true },
    view: { state: true },
    isWide: { state: true },
    spoken: { state: true },
  }
  static override styles = [theme, controls, layout]

  declare mock: { fetch: SendRequest; baseUrl?: string } | undefined
  /** Null: the attribute was removed. */
  declare baseUrl: string | null
  declare theme: 'light' | 'dark' | undefined
  declare model: ConsoleModel
  declare view: string
  declare isWide: boolean
  /** What a screen reader says. */
  declare spoken: string

  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry) this.isWide = entry.contentRect.width >= wideFrom
  })

  constructor() {
    super()
    this.mock = undefined
    this.baseUrl = ''
    this.theme = undefined
    this.view = 'conversation'
    this.isWide = false
    this.spoken = ''
    this.model = new ConsoleModel(new ControlClient(async () => undefined, ''))
    this.addEventListener('announce', this.#onAnnounce)
    this.addEventListener('keydown', (event) => onShortcut(this, event))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#sizes.observe(this)
    if (this.hasUpdated) this.model.start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
    this.model.stop()
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('mock') || changed.has('baseUrl')) this.#connect()
  }

  protected override render(): TemplateResult {
    const { state } = this.model
    const views = viewsFor(this.isWide, state)
    const chosen = views.some(({ name }) => name === this.view) ? this.view : (views[0]?.name ?? '')
    const conversation = html`<section class="conversation" aria-label="Conversation">${renderView('conversation', this.model)}</section>`
    return html`
      <header class="bar">
        <h2>Genesys mock</h2>
        <span role="status" class=${state.connection === 'lost' ? 'bad' : 'good'}>${state.connection}</span>
        <genesys-console-time .model=${this.model} .state=${state}></genesys-console-time>
      </header>
      ${state.problem === '' ? nothing : html`<p class="failure" role="alert">No connection: ${state.problem}</p>`}
      <div class="body ${this.isWide ? 'wide' : ''}" tabindex="-1">
        <section class="chats" aria-label="Chats">
          <genesys-console-chats .model=${this.model} .state=${state}></genesys-console-chats>
        </section>
        ${this.isWide ? conversation : nothing}
        <section class="details" aria-label="Details">
          ${renderTabs(views, chosen, (name) => this.show(name))}
          <div id="panel" role="tabpanel" aria-labelledby="tab-${chosen}" class=${chosen}>
            ${cache(renderView(chosen, this.model))}
          </div>
          <p class="muted">${shortcutHelp}</p>
        </section>
      </div>
      <div class="spoken" role="status" aria-live="polite">${this.spoken}</div>
    `
  }

  /** Shows one of the views. */
  show(view: string): void {
    const isThere = viewsFor(this.isWide, this.model.state).some(({ name }) => name === view)
    if (isThere) this.view = view
  }

  #connect(): void {
    this.model.stop()
    const { mock, baseUrl } = this
    const send: SendRequest = mock ? (request) => mock.fetch(request) : (request) => globalThis.fetch(request)
    this.model = new ConsoleModel(new ControlClient(send, absolute(baseUrl || baseUrlOf(mock))))
    this.model.addEventListener('change', () => this.requestUpdate())
    if (this.isConnected) this.model.start()
  }

  readonly #onAnnounce = (event: Event): void => {
    if (event instanceof CustomEvent) this.spoken = String(event.detail)
  }
}

/** Where a mock in the page says it is. */
function baseUrlOf(mock: { baseUrl?: string } | undefined): string {
  return mock?.baseUrl === undefined || mock.baseUrl === '*' ? '/' : mock.baseUrl
}

/** An address without a slash at its end, seen from the page; one that is none stays as it is, for the requests to name. */
function absolute(url: string): string {
  const { baseURI } = globalThis.document
  return URL.canParse(url, baseURI) ? new URL(url, baseURI).href.replace(/\/+$/, '') : url
}
