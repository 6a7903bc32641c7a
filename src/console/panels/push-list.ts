import type { Push } from 'aura-mocks-genesys-api'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { jsonView } from '../json-view'
import { momentSince } from '../moment'
import { Panel } from '../panel'

/** A push that was not sent because its receiver is another machine is no failure: the error says how to receive it. */
const tones = { pending: 'muted', delivered: 'good', captured: 'good', failed: 'bad', blocked: 'muted' }

/** The pushes of the chat that is looked at, newest first, and what became of them. */
export class PushList extends Panel {
  protected override render(): TemplateResult {
    const { chat } = this.state
    if (!chat || chat.pushes.length === 0)
      return html`<p class="muted">Nothing has been pushed in this chat.</p>`
    const { createdAt } = chat.session
    return html`
      ${repeat(
        chat.pushes.toReversed(),
        ({ id }) => id,
        (push) => renderPush(push, createdAt),
      )}
    `
  }
}

function renderPush(push: Push, start: number): TemplateResult {
  const { id, event, url, status, httpStatus, error, note, attempts, sentAt, body, responseBody } = push
  return html`
    <details data-push-id=${id}>
      <summary>
        #${event.index} ${event.type} ${event.text ?? ''}
        <strong class=${tones[status]}>${status}${httpStatus === null ? '' : ` ${httpStatus}`}</strong>
        ${sentAt === null ? nothing : momentSince(sentAt, start)}
      </summary>
      <p class="muted">to <code>${url}</code>, tried ${attempts} ${attempts === 1 ? 'time' : 'times'}</p>
      ${error === null ? nothing : html`<p class=${status === 'failed' ? 'failure' : 'muted'}>${error}</p>`}
      ${note === null ? nothing : html`<p class="muted">${note}</p>`}
      ${responseBody === null ? nothing : html`<p>Response: <code>${responseBody}</code></p>`}
      <h3>Body</h3>
      ${jsonView('Body of the push', body)}
    </details>
  `
}
