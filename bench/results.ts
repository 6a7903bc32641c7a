import type { Finding } from './finding.ts'
import { describeLimit, judge, type Verdict } from './judgement.ts'
import { median } from './median.ts'
import type { Platform, PlatformName } from './platforms.ts'
import type { Row } from './rows.ts'

/** What all processes together have found out for one row on one platform. */
export interface Result {
  row: string
  platform: PlatformName
  /** The median. */
  value: number
  lowest: number
  highest: number
  processes: number
  unit: string
  /** In words; null: none has to be kept here. */
  budget: string | null
  verdict: Verdict | null
  /** Medians, too. */
  figures: Readonly<Record<string, number>>
}

export function resultOf(row: Row, { name }: Platform, findings: readonly Finding[]): Result {
  const values = findings.map(({ value }) => value)
  const value = median(values)
  const isJudged = row.judgedOn.includes(name)
  return {
    row: row.name,
    platform: name,
    value: rounded(value),
    lowest: rounded(Math.min(...values)),
    highest: rounded(Math.max(...values)),
    processes: values.length,
    unit: row.unit,
    budget: isJudged ? describeLimit(row.budget, row.unit) : null,
    verdict: isJudged ? judge(value, row) : null,
    figures: figuresOf(findings),
  }
}

function figuresOf(findings: readonly Finding[]): Record<string, number> {
  const names = new Set(findings.flatMap(({ figures }) => Object.keys(figures)))
  return Object.fromEntries(
    [...names].map((name) => {
      const known = findings.flatMap(({ figures }) => figures[name] ?? [])
      return [name, rounded(median(known))]
    }),
  )
}

/** To three digits that say something. */
function rounded(value: number): number {
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3))
}
