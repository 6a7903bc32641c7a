import { css, html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { ChatSummary } from '../control/console-state'
import { timeOfDay } from '../moment'
import { Panel } from '../panel'
import { controls } from '../style/controls'

/** The chats there are, newest first, one of which is looked at. */
export class ChatList extends Panel {
  static override styles = [
    controls,
    css`
      button {
        display: grid;
        grid-template-columns: 1fr auto;
        width: 100%;
        text-align: start;
        gap: 0 0.5rem;
        border-color: transparent;
        background: none;
        margin-bottom: 2px;
        overflow-wrap: anywhere;
      }
      button[aria-current='true'] {
        background: var(--customer);
        border-color: var(--accent);
      }
      @media (forced-colors: active) {
        button {
          border-color: Canvas;
        }
        button[aria-current='true'] {
          border-color: Highlight;
        }
      }
      code {
        grid-column: 1 / -1;
      }
    `,
  ]

  protected override render(): TemplateResult {
    const { chats } = this.state
    if (chats.length === 0) {
      return html`<p class="muted">No chat yet. One begins with <code>POST /genesys/2/chat/{serviceName}</code>.</p>`
    }
    const { shown } = this.model
    return html`
      <ul class="plain" aria-label="Chats" @keydown=${this.#onKey}>
        ${repeat(
          chats.toReversed(),
          ({ chatId }) => chatId,
          (each) => html`<li>${this.#renderChat(each, each.chatId === shown)}</li>`,
        )}
      </ul>
    `
  }

  #renderChat(chat: ChatSummary, isChosen: boolean): TemplateResult {
    const { chatId, nickname, serviceName, state, endReason, createdAt, nextPosition } = chat
    const end = endReason === null ? '' : ` (${endReason})`
    return html`
      <button
        type="button"
        data-chat-id=${chatId}
        aria-current=${isChosen ? 'true' : 'false'}
        @click=${() => void this.model.choose(chatId)}
      >
        <strong>${nickname}</strong>
        <span class=${state === 'active' ? 'good' : 'muted'}>${state}${end}</span>
        <span class="muted">${serviceName}, ${nextPosition - 1} events</span>
        <span class="muted">${timeOfDay(createdAt)}</span>
        <code>${chatId}</code>
      </button>
    `
  }

  /** Arrows go from chat to chat, as in any list. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    this.step(step)
  }

  /** Looks at the chat so many places further down the list. */
  step(places: number): void {
    const buttons = [...this.renderRoot.querySelectorAll('button')]
    const at = buttons.findIndex((button) => button.dataset.chatId === this.model.shown)
    const next = buttons[at + places]
    next?.focus()
    next?.click()
  }
}
