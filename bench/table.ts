import type { Result } from './results.ts'
import { rows } from './rows.ts'

/** The results as a table in Markdown, which is read in a terminal as well. */
export function toTable(results: readonly Result[]): string {
  const head = ['what', 'against', 'on', 'budget', 'measured', 'from – to', '']
  const lines = results.map((result) => {
    const row = rows.find(({ name }) => name === result.row)
    const { value, unit, lowest, highest, budget, isKept, platform } = result
    const verdict = isKept === null ? '' : isKept ? 'kept' : '**not kept**'
    const range = lowest === highest ? '' : `${lowest} – ${highest}`
    return [
      row?.what ?? '',
      row?.reference ?? '',
      platform,
      budget ?? '–',
      `${value} ${unit}`,
      range,
      verdict,
    ]
  })
  const widths = head.map((title, column) =>
    Math.max(...[head, ...lines].map((line) => (line[column] ?? title).length)),
  )
  const toLine = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [toLine(head), toLine(widths.map((width) => '-'.repeat(width))), ...lines.map(toLine)].join('\n')
}
