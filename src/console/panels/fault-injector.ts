import type { ActiveFault } from 'aura-mocks-genesys-api'
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { chatOperationNames } from '../../wire/operation-name'
import { spoilNames } from '../../wire/spoil-name'
import { Panel } from '../panel'
import { type FaultField, type FaultKind, faultKinds } from './fault-kinds'

/** Where things are made to go wrong. */
export class FaultInjector extends Panel {
  static override properties = { ...Panel.properties, kindName: { state: true } }

  declare kindName: string

  constructor() {
    super()
    this.kindName = 'http'
  }

  get #kind(): FaultKind | undefined {
    return faultKinds[this.kindName]
  }

  protected override render(): TemplateResult {
    return html`
      <form aria-label="Inject a fault" @submit=${this.#onAdd}>
        <div class="row">
          <label class="grow">What goes wrong
            <select name="kind" @change=${this.#onKind}>
              ${Object.entries(faultKinds).map(
                ([name, { label }]) =>
                  html`<option value=${name} .selected=${name === this.kindName}>${label}</option>`,
              )}
            </select>
          </label>
          ${this.#kind?.fields.map(renderField)}
          ${this.#kind?.isOfPushes === true ? nothing : renderOperations()}
        </div>
        <div class="row">
          <label>From the n-th<input class="short" name="nth" type="number" min="1" value="1" /></label>
          <label>How often (or “always”)<input class="short" name="times" value="1" /></label>
          <label>Where
            <select name="where"><option value="any">any chat</option><option value="here">this chat</option></select>
          </label>
          <button type="submit" class="primary">Inject</button>
        </div>
      </form>
      ${this.renderFailure()}
      <h3>In place</h3>
      ${this.#renderFaults()}
    `
  }

  #renderFaults(): TemplateResult {
    const { faults } = this.state
    if (faults.length === 0) return html`<p class="muted">Nothing goes wrong on purpose.</p>`
    return html`
      <ul class="plain">
        ${repeat(
          faults,
          ({ id }) => id,
          (fault) => html`
            <li class="row" data-fault-id=${fault.id}>
              <span class="grow">${inWords(fault)} <span class="muted">met ${fault.seen}, took ${fault.used}</span></span>
              <button type="button" aria-label="Remove ${fault.id}" @click=${() => this.#remove(fault.id)}>Remove</button>
            </li>
          `,
        )}
      </ul>
      <button type="button" @click=${this.#onClear}>Remove all</button>
    `
  }

  readonly #onKind = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) this.kindName = target.value
  }

  readonly #onAdd = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = new FormData(this.renderRoot.querySelector('form') ?? undefined)
    const value = (name: string): string => String(form.get(name) ?? '')
    const kind = this.#kind
    if (!kind) return
    const operation = kind.isOfPushes ? 'push' : value('operation')
    const chatId = value('where') === 'here' ? this.state.chat?.session.chatId : undefined
    if (value('where') === 'here' && chatId === undefined) {
      this.failure = 'Where: no chat is looked at.'
      return
    }
    const fault = {
      ...(operation !== '' && { operation }),
      ...(chatId !== undefined && { chatId }),
      nth: Number(value('nth')),
      times: value('times') === 'always' ? 'always' : Number(value('times')),
      ...kind.build(value),
    }
    void this.attempt((client) => client.post('faults', fault), 'the fault is in place')
  }

  #remove(id: string): void {
    void this.attempt((client) => client.delete(`faults/${encodeURIComponent(id)}`), 'the fault is removed')
  }

  readonly #onClear = (): void => {
    void this.attempt((client) => client.delete('faults'), 'all faults are removed')
  }
}

function renderField({ name, label, value }: FaultField): TemplateResult {
  if (name !== 'spoil') {
    return html`<label>${label}<input class="short" name=${name} .value=${value} type="number" /></label>`
  }
  return html`
    <label>${label}<select name=${name}>${spoilNames.map((each) => html`<option>${each}</option>`)}</select></label>
  `
}

function renderOperations(): TemplateResult {
  return html`
    <label>In
      <select name="operation">
        <option value="">any operation</option>
        ${chatOperationNames.map((name) => html`<option>${name}</option>`)}
      </select>
    </label>
  `
}

function inWords({
  operation,
  chatId,
  nth,
  times,
  respond,
  delay,
  drop,
  duplicate,
  reorder,
}: ActiveFault): string {
  const what = [
    respond && JSON.stringify(respond),
    delay !== null && `${delay} ms late`,
    drop && 'lost',
    duplicate && 'twice',
    reorder && 'overtaken by the next',
  ].filter((part) => typeof part === 'string')
  const often = times === 'always' ? `from number ${nth} on` : `number ${nth}, ${times} in a row`
  return `${operation ?? 'any operation'} in ${chatId ?? 'any chat'}, ${often}: ${what.join(', ')}`
}
