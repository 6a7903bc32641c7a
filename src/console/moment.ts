import { html, type TemplateResult } from 'lit'

/** A moment as what it is since another, with the whole date for whoever points at it. */
export function momentSince(moment: number, start: number): TemplateResult {
  const whole = new Date(moment).toISOString()
  return html`<time datetime=${whole} title=${whole}>${inSeconds(moment - start)}</time>`
}

/** Milliseconds as seconds, as `+1.5 s`. */
export function inSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1_000
  return `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toFixed(1)} s`
}

/** A moment as the time of day in UTC, as `13:05:09`. */
export function timeOfDay(moment: number): string {
  return new Date(moment).toISOString().slice(11, 19)
}
