/** What a value has to be: at most, or at least. */
export type Limit = { readonly most: number } | { readonly least: number }

/** A limit that a value may be worse than by a factor, since a noisy machine makes it so. */
function widen(limit: Limit, factor: number): Limit {
  return 'most' in limit ? { most: limit.most * factor } : { least: limit.least / factor }
}

/** Whether a value keeps a budget, does not, or is worse than what a machine's noise can explain. */
export type Verdict = 'kept' | 'not kept' | 'worse'

export interface Judged {
  budget: Limit
  /** What is kept as long as the budget can't be; default: the budget. */
  meanwhile?: Limit | undefined
  /** By which factor a value may be worse for noise alone. */
  noise: number
}

export function judge(value: number, { budget, meanwhile = budget, noise }: Judged): Verdict {
  if (isWithin(value, budget)) return 'kept'
  return isWithin(value, widen(meanwhile, noise)) ? 'not kept' : 'worse'
}

function isWithin(value: number, limit: Limit): boolean {
  return 'most' in limit ? value <= limit.most : value >= limit.least
}

export function describeLimit(limit: Limit, unit: string): string {
  return 'most' in limit ? `≤ ${limit.most} ${unit}` : `≥ ${limit.least} ${unit}`
}
