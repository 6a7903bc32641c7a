import { css, html, nothing, type TemplateResult } from 'lit'
import { mockNow } from '../control/console-state'
import { timeOfDay } from '../moment'
import { Panel } from '../panel'
import { controls } from '../style/controls'

/** How fast the mock's time can be made, by what one of its seconds takes. */
const paces = [
  { label: '¼ ×', scale: 4 },
  { label: '1 ×', scale: 1 },
  { label: '2 ×', scale: 0.5 },
  { label: '10 ×', scale: 0.1 },
  { label: '60 ×', scale: 1 / 60 },
]

/** The mock's time: pausing, stepping, its pace. */
export class TimeControls extends Panel {
  static override styles = [
    controls,
    css`
      .row {
        align-items: center;
        margin: 0;
      }
      output {
        font-variant-numeric: tabular-nums;
      }
    `,
  ]

  #timer: ReturnType<typeof globalThis.setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = globalThis.setInterval(() => {
      if (this.state.scheduler.scale !== null) this.requestUpdate()
    }, 500)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    globalThis.clearInterval(this.#timer)
  }

  protected override render(): TemplateResult {
    const { paused, scale, pending } = this.state.scheduler
    return html`
      <div class="row" role="group" aria-label="Time">
        <span class="muted">Mock time (UTC)</span> <output aria-live="off">${timeOfDay(mockNow(this.state))}</output>
        <button type="button" aria-pressed=${paused ? 'true' : 'false'} @click=${this.togglePause}>
          ${paused ? 'Resume' : 'Pause'}
        </button>
        <button type="button" ?disabled=${pending.length === 0} @click=${this.runNext}>Step</button>
        ${scale === null ? this.#renderAdvance() : this.#renderPace(scale)}
        <button type="button" @click=${this.#onReset}>Reset mock</button>
      </div>
      ${this.renderFailure()}
    `
  }

  #renderPace(scale: number): TemplateResult {
    const isKnown = paces.some((pace) => pace.scale === scale)
    return html`
      <label class="inline">Pace
        <select name="pace" @change=${this.#onPace}>
          ${isKnown ? nothing : html`<option value=${scale} selected>${(1 / scale).toPrecision(2)} ×</option>`}
          ${paces.map(
            (pace) =>
              html`<option value=${pace.scale} .selected=${pace.scale === scale}>${pace.label}</option>`,
          )}
        </select>
      </label>
    `
  }

  #renderAdvance(): TemplateResult {
    return html`
      ${[1, 5, 60].map(
        (seconds) =>
          html`<button type="button" @click=${() => this.#advance(seconds)}>+${seconds} s</button>`,
      )}
    `
  }

  readonly togglePause = (): void => {
    const { paused } = this.state.scheduler
    const call = paused ? 'resume' : 'pause'
    void this.attempt((client) => client.post(`scheduler/${call}`), paused ? 'resumed' : 'paused')
  }

  readonly runNext = (): void => {
    if (this.state.scheduler.pending.length === 0) return
    void this.attempt((client) => client.post('scheduler/next'), 'the next has happened')
  }

  readonly #onPace = async ({ target }: Event): Promise<void> => {
    if (!(target instanceof HTMLSelectElement)) return
    const scale = Number(target.value)
    const isSet = await this.attempt((client) => client.post('clock', { scale }), 'the pace is changed')
    if (!isSet) target.value = String(this.state.scheduler.scale)
  }

  #advance(seconds: number): void {
    void this.attempt(
      (client) => client.post('clock/advance', { milliseconds: seconds * 1_000 }),
      `${seconds} seconds have passed`,
    )
  }

  readonly #onReset = (): void => {
    if (!globalThis.confirm('Remove all chats, logs and faults, and go back to the first profiles?')) return
    void this.attempt((client) => client.post('reset'), 'the mock is reset')
  }
}
