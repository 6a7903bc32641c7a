import { html, type TemplateResult } from 'lit'
import type { ConsoleModel } from './control/console-model'
import type { ConsoleState } from './control/console-state'
import type { Tab } from './tab-list'

/** The views that tabs lead to; where there is room, the conversation has a column of its own. */
export function viewsFor(isWide: boolean, state: ConsoleState): Tab[] {
  const tabs = [
    { name: 'due', label: `Due (${state.scheduler.pending.length})` },
    { name: 'pushes', label: `Pushes (${state.chat?.pushes.length ?? 0})` },
    { name: 'requests', label: 'Requests' },
    { name: 'faults', label: `Faults (${state.faults.length})` },
    { name: 'profiles', label: 'Profiles' },
    { name: 'script', label: 'Script' },
  ]
  return isWide ? tabs : [{ name: 'conversation', label: 'Conversation' }, ...tabs]
}

export function renderView(name: string, model: ConsoleModel): TemplateResult {
  const { state } = model
  switch (name) {
    case 'due':
      return html`<genesys-console-timeline .model=${model} .state=${state}></genesys-console-timeline>`
    case 'pushes':
      return html`<genesys-console-pushes .model=${model} .state=${state}></genesys-console-pushes>`
    case 'requests':
      return html`<genesys-console-requests .model=${model} .state=${state}></genesys-console-requests>`
    case 'faults':
      return html`<genesys-console-faults .model=${model} .state=${state}></genesys-console-faults>`
    case 'profiles':
      return html`<genesys-console-profiles .model=${model} .state=${state}></genesys-console-profiles>`
    case 'script':
      return html`<genesys-console-script .model=${model} .state=${state}></genesys-console-script>`
    default:
      return html`
        <genesys-console-transcript .model=${model} .state=${state}></genesys-console-transcript>
        <genesys-console-desk .model=${model} .state=${state}></genesys-console-desk>
      `
  }
}
