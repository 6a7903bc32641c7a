import { html, type TemplateResult } from 'lit'

/** A tab of a list of tabs. */
export interface Tab {
  name: string
  label: string
}

/** A list of tabs: arrows, Home and End go from one to the next, as ARIA has it. */
export function renderTabs(
  tabs: readonly Tab[],
  chosen: string,
  choose: (name: string) => void,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const next = nextTab(
      event.key,
      tabs.findIndex(({ name }) => name === chosen),
      tabs.length,
    )
    const name = next === undefined ? undefined : tabs[next]?.name
    if (name === undefined || !(event.currentTarget instanceof HTMLElement)) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>(`#tab-${name}`)?.focus()
    choose(name)
  }
  return html`
    <div class="tabs" role="tablist" aria-label="Views" @keydown=${onKey}>
      ${tabs.map(
        ({ name, label }) => html`
          <button
            type="button"
            role="tab"
            id="tab-${name}"
            aria-selected=${name === chosen ? 'true' : 'false'}
            aria-controls="panel"
            tabindex=${name === chosen ? 0 : -1}
            @click=${() => choose(name)}
          >
            ${label}
          </button>
        `,
      )}
    </div>
  `
}

function nextTab(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (at + 1) % count
  if (key === 'ArrowLeft') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
