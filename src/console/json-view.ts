import { html, type TemplateResult } from 'lit'

/** A value as indented JSON, which can be scrolled by keyboard. */
export function jsonView(label: string, value: unknown): TemplateResult {
  return html`<pre class="json" tabindex="0" role="region" aria-label=${label}>${JSON.stringify(value, null, 2)}</pre>`
}
