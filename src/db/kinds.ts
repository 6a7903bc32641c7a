interface Expectation {
  /** Completes "expected …". */
  expected: string
  isMet(value: unknown): boolean
}

const expectations: Record<string, Expectation> = {
  text: { expected: 'a text', isMet: (value) => typeof value === 'string' },
  number: { expected: 'a finite number', isMet: Number.isFinite },
  count: { expected: 'an integer ≥ 0', isMet: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
  boolean: { expected: 'true or false', isMet: (value) => typeof value === 'boolean' },
  object: { expected: 'an object', isMet: isObject },
  array: { expected: 'an array', isMet: Array.isArray },
  any: { expected: 'a value', isMet: (value) => value !== null },
}

/** In what a value is not of a kind, with or without `?`; undefined: it is of it. */
export function problemInKind(kind: string, value: unknown, path: string): string | undefined {
  if (kind.endsWith('?') && value === null) return undefined
  if (value === undefined) return `${path}: missing`
  const expectation = expectations[kind.replace('?', '')]
  if (!expectation || expectation.isMet(value)) return undefined
  return `${path || 'snapshot'}: expected ${expectation.expected}, got ${describe(value)}`
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return 'an object'
  return typeof value === 'string' ? 'a text' : String(value)
}
