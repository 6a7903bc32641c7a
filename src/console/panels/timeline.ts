import type { Job } from 'aura-mocks-genesys-api'
import { css, html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { mockNow } from '../control/console-state'
import { inSeconds } from '../moment'
import { Panel } from '../panel'
import { controls } from '../style/controls'

/** How often the countdown is drawn, in milliseconds. */
const tick = 200

/** What is still to happen, counting down. */
export class Timeline extends Panel {
  static override styles = [
    controls,
    css`
      li {
        display: grid;
        grid-template-columns: 5.5rem 1fr auto;
        gap: 0.25rem 0.5rem;
        align-items: center;
        border-bottom: 1px solid var(--line);
        padding: 0.35rem 0;
      }
      .what {
        overflow-wrap: anywhere;
      }
      progress {
        grid-column: 1 / -1;
        width: 100%;
        height: 5px;
        accent-color: var(--accent);
      }
      .row {
        margin: 0;
      }
    `,
  ]

  #timer: ReturnType<typeof globalThis.setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = globalThis.setInterval(() => {
      if (this.state.scheduler.pending.length > 0 && this.state.scheduler.scale !== null) this.requestUpdate()
    }, tick)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    globalThis.clearInterval(this.#timer)
  }

  protected override render(): TemplateResult {
    const { pending, paused } = this.state.scheduler
    if (pending.length === 0)
      return html`<p class="muted">Nothing is due in any chat.</p>${this.renderFailure()}`
    const now = mockNow(this.state)
    const furthest = Math.max(...pending.map(({ dueAt }) => dueAt - now), 1)
    return html`
      ${paused ? html`<p class="doubtful">Paused: what falls due waits.</p>` : ''}
      <ol class="plain" aria-label="Still to happen">
        ${repeat(
          pending,
          ({ id }) => id,
          (job) => this.#renderJob(job, Math.max(0, job.dueAt - now), furthest),
        )}
      </ol>
      ${this.renderFailure()}
    `
  }

  #renderJob(job: Job, left: number, furthest: number): TemplateResult {
    const { id, chatId, kind, event } = job
    const what = `${event.type}${event.text === undefined ? '' : ` “${event.text}”`}`
    const isHere = chatId === this.state.chat?.session.chatId
    return html`
      <li data-job-id=${id}>
        <strong role="timer">${inSeconds(left)}</strong>
        <span class="what">
          ${event.from?.type ?? ''} ${what} <span class="muted">${kind === 'event' ? '' : kind} ${isHere ? '' : chatId}</span>
        </span>
        <span class="row">
          <button type="button" aria-label="Run now: ${what}" @click=${() => this.#run(id)}>Run now</button>
          <button type="button" aria-label="Cancel: ${what}" @click=${() => this.#cancel(id)}>Cancel</button>
        </span>
        <progress max=${furthest} .value=${left} aria-label="Time left: ${what}"></progress>
      </li>
    `
  }

  #run(id: string): void {
    void this.attempt((client) => client.post(`scheduler/jobs/${encodeURIComponent(id)}/run`), 'done')
  }

  #cancel(id: string): void {
    void this.attempt((client) => client.delete(`scheduler/jobs/${encodeURIComponent(id)}`), 'cancelled')
  }
}
