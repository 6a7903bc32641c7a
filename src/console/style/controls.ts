import { css } from 'lit'

/** What all parts of the console have in common: buttons, fields, lists, JSON. */
export const controls = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h2,
  h3 {
    font-size: 1rem;
    margin: 0 0 0.5rem;
  }
  h3 {
    font-size: 0.9rem;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--ground);
    border: 1px solid var(--edge);
    border-radius: 6px;
    padding: 0.2rem 0.5rem;
    min-height: 1.8rem;
    max-width: 100%;
  }
  button {
    cursor: pointer;
    background: var(--surface);
  }
  button:hover:enabled {
    border-color: var(--accent);
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--accent);
    text-decoration: underline;
  }
  button:disabled,
  fieldset:disabled {
    opacity: 0.55;
    cursor: not-allowed;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  label {
    display: inline-flex;
    flex-direction: column;
    gap: 0.15rem;
    font-size: 0.85rem;
    color: var(--muted);
    min-width: 0;
  }
  label > :is(input, select, textarea) {
    color: var(--text);
    font-size: 0.93rem;
  }
  label.block {
    display: flex;
    margin-bottom: 0.5rem;
  }
  label.inline {
    flex-direction: row;
    align-items: center;
    gap: 0.4rem;
  }
  label.inline input {
    min-height: 0;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  textarea {
    width: 100%;
    resize: vertical;
  }
  textarea.code,
  .json {
    font: 12px/1.5 ui-monospace, monospace;
  }
  .json {
    margin: 0.25rem 0 0.5rem;
    padding: 0.5rem;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 6px;
    overflow: auto;
    max-height: 24rem;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem;
    align-items: end;
    margin-bottom: 0.5rem;
  }
  .grow {
    flex: 1 1 10rem;
    overflow-wrap: anywhere;
  }
  .tiny {
    width: 4.5rem;
  }
  .short {
    width: 6.5rem;
  }
  .muted {
    color: var(--muted);
  }
  .good {
    color: var(--good);
  }
  .bad,
  .failure {
    color: var(--bad);
  }
  .doubtful {
    color: var(--doubtful);
  }
  .failure {
    border: 1px solid currentcolor;
    border-radius: 6px;
    padding: 0.4rem 0.6rem;
    margin: 0.5rem 0;
    overflow-wrap: anywhere;
  }
  ul.plain,
  ol.plain {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  details {
    border-bottom: 1px solid var(--line);
    padding: 0.3rem 0;
  }
  summary {
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  code {
    font: 12px ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
`
