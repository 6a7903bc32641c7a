import type { Finding } from './finding.ts'
import { describeLimit, isWithin, widen } from './judgement.ts'
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
  /** In words; null: it is not judged here. */
  budget: string | null
  /** Within its budget; where none has to be kept, null. */
  isKept: boolean | null
  /** Medians, too. */
  figures: Readonly<Record<string, number>>
}

export interface Judge {
  /** Each budget is wider by the factor that its row allows for noise. */
  isLenient: boolean
}

export function resultOf(
  row: Row,
  { name }: Platform,
  findings: readonly Finding[],
  { isLenient }: Judge,
): Result {
  const values = findings.map(({ value }) => value)
  const value = median(values)
  const limit = isLenient ? widen(row.budget, row.noise) : row.budget
  const isJudged = row.judgedOn.includes(name)
  return {
    row: row.name,
    platform: name,
    value: rounded(value),
    lowest: rounded(Math.min(...values)),
    highest: rounded(Math.max(...values)),
    processes: values.length,
    unit: row.unit,
    budget: isJudged ? describeLimit(limit, row.unit) : null,
    isKept: isJudged ? isWithin(value, limit) : null,
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
