/** What one run of a program found out for one row of the table. */
export interface Finding {
  row: string
  /** What the row's budget is about. */
  value: number
  /** What else is worth knowing, by what it is, with its unit. */
  figures: Readonly<Record<string, number>>
}

/** What a program is told: where its findings go, and whether it has little time. */
export const OUTPUT_VARIABLE = 'BENCH_OUTPUT'
export const BRIEF_VARIABLE = 'BENCH_BRIEF'
