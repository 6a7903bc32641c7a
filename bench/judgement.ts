/** What a value has to be: at most, or at least. */
export type Limit = { readonly most: number } | { readonly least: number }

/** A limit that a value may be worse than by a factor, since a noisy machine makes it so. */
export function widen(limit: Limit, factor: number): Limit {
  return 'most' in limit ? { most: limit.most * factor } : { least: limit.least / factor }
}

export function isWithin(value: number, limit: Limit): boolean {
  return 'most' in limit ? value <= limit.most : value >= limit.least
}

export function describeLimit(limit: Limit, unit: string): string {
  return 'most' in limit ? `≤ ${limit.most} ${unit}` : `≥ ${limit.least} ${unit}`
}
