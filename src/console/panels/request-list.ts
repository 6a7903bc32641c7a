import type { JournaledRequest } from 'aura-mocks-genesys-api'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { jsonView } from '../json-view'
import { timeOfDay } from '../moment'
import { Panel } from '../panel'

/** The requests that reached the mock, newest first, as they were understood and answered. */
export class RequestList extends Panel {
  protected override render(): TemplateResult {
    const { requests, showsAllRequests } = this.state
    return html`
      <label class="inline">
        <input type="checkbox" .checked=${showsAllRequests} @change=${this.#onAll} />
        those of all chats, and of none
      </label>
      ${requests.length === 0 ? html`<p class="muted">No request has come yet.</p>` : nothing}
      ${repeat(requests, ({ id }) => id, renderRequest)}
    `
  }

  readonly #onAll = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) void this.model.showAllRequests(target.checked)
  }
}

function renderRequest(request: JournaledRequest): TemplateResult {
  const { id, receivedAt, operation, method, url, answer, error, fault } = request
  const isGood = answer.httpStatus >= 200 && answer.httpStatus < 400 && (answer.body.statusCode ?? 0) === 0
  const status = answer.httpStatus === 0 ? 'no answer' : `HTTP ${answer.httpStatus}`
  return html`
    <details data-request-id=${id}>
      <summary>
        ${timeOfDay(receivedAt)} <strong>${operation ?? `${method} ${url}`}</strong>
        <span class=${isGood ? 'good' : 'bad'}>
          ${status}${answer.body.statusCode === undefined ? '' : `, statusCode ${answer.body.statusCode}`}
        </span>
        ${fault === null ? nothing : html`<span class="doubtful">fault ${fault}</span>`}
      </summary>
      <p class="muted"><code>${method} ${url}</code></p>
      ${error === null ? nothing : html`<p class="failure">${error.code}: ${error.message}</p>`}
      ${renderParts(request)}
    </details>
  `
}

function renderParts({ form, userData, json, headers, answer }: JournaledRequest): TemplateResult[] {
  const parts: [string, unknown][] = [
    ['Form', form],
    ['User data', userData],
    ['JSON', json],
    ['Headers', headers],
    ['Answer', answer.body],
  ]
  const isThere = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return parts
    .filter(([, value]) => isThere(value))
    .map(([label, value]) => html`<h3>${label}</h3>${jsonView(label, value)}`)
}
