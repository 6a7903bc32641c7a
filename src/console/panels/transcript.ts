import type { GenesysEvent, Session } from 'aura-mocks-genesys-api'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { momentSince } from '../moment'
import { Panel } from '../panel'
import { controls } from '../style/controls'

/** How near to its end a transcript has to be to follow what is added, in pixels. */
const nearEnd = 80

/** The chat that is looked at, as a conversation. */
export class Transcript extends Panel {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .log {
        overflow: auto;
        flex: 1 0 8rem;
        padding: 0.25rem;
      }
      ol {
        display: flex;
        flex-direction: column;
        gap: 0.35rem;
      }
      li {
        max-width: 85%;
        align-self: flex-start;
        background: var(--agent);
        border-radius: 8px;
        padding: 0.35rem 0.6rem;
        overflow-wrap: anywhere;
      }
      li.client {
        align-self: flex-end;
        background: var(--customer);
      }
      li.notice {
        background: none;
        padding-block: 0;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.5rem;
        font-size: 0.8rem;
        color: var(--muted);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.75rem;
        margin-bottom: 0.5rem;
        overflow-wrap: anywhere;
      }
      p {
        margin: 0;
        white-space: pre-wrap;
      }
    `,
  ]

  #follows = true
  #chatId: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    // What was taken out of the page has lost where it was scrolled to.
    this.#follows = true
    this.requestUpdate()
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    const chatId = this.state.chat?.session.chatId
    if (chatId !== this.#chatId) this.#follows = true
    this.#chatId = chatId
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    const log = this.renderRoot.querySelector('.log')
    if (log && this.#follows) log.scrollTop = log.scrollHeight
  }

  readonly #onScroll = ({ target }: Event): void => {
    if (!(target instanceof Element)) return
    this.#follows = target.scrollHeight - target.scrollTop - target.clientHeight < nearEnd
  }

  protected override render(): TemplateResult {
    const session = this.state.chat?.session
    if (!session) return html`<p class="muted">No chat is looked at.</p>`
    return html`
      ${renderHead(session)}
      <div class="log" role="log" tabindex="0" aria-label="Transcript" @scroll=${this.#onScroll}>
        <ol class="plain">
          ${session.messages.map((event) => renderEvent(event, session.createdAt))}
        </ol>
      </div>
    `
  }
}

function renderHead(session: Session): TemplateResult {
  const { nickname, state, endReason, profile, serviceName, pushUrl, participants } = session
  const present = participants.filter((participant) => participant.state === 'joined')
  return html`
    <div class="head">
      <strong>${nickname}</strong>
      <span class=${state === 'active' ? 'good' : 'bad'}>${state}${endReason === null ? '' : ` (${endReason})`}</span>
      <span class="muted">service ${serviceName}, profile ${profile}</span>
      <span class="muted">in it: ${present.map((one) => `${one.nickname} (${one.type})`).join(', ') || 'nobody'}</span>
      <span class="muted">pushed to ${pushUrl ?? 'nowhere'}</span>
    </div>
  `
}

function renderEvent(event: GenesysEvent, start: number): TemplateResult {
  const { from, index, type, text, messageType, utcTime, userData, eventAttributes } = event
  const data = [userData, eventAttributes].filter((part) => part !== undefined)
  const kind = type === 'Message' ? '' : 'notice'
  return html`
    <li class="${from.type === 'Client' ? 'client' : 'other'} ${kind}" data-index=${index}>
      <header>
        <span>#${index}</span>${momentSince(utcTime, start)}<span>${from.nickname} (${from.type})</span>
        ${type === 'Message' ? nothing : html`<strong>${type}</strong>`}
        ${messageType === undefined ? nothing : html`<span>${messageType}</span>`}
      </header>
      ${text === undefined ? nothing : html`<p dir="auto">${text}</p>`}
      ${data.map((part) => html`<code>${JSON.stringify(part)}</code>`)}
    </li>
  `
}
