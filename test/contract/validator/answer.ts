/** An answer, read. */
export interface Answer {
  status: number
  contentType: string | null
  /** The JSON of the body; undefined: it is none. */
  json: unknown
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
