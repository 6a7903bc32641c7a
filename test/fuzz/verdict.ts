/** An answer, whatever the door. */
export interface FuzzAnswer {
  /** 0: none. */
  status: number
  contentType: string | null
  text: string
}

/**
 * What is wrong with an answer, in words; undefined: nothing.
 *
 * @param isNone - What was asked may be no HTTP any more, to which Node itself answers.
 */
export function complaintOf(method: string, answer: FuzzAnswer, isNone: boolean): string | undefined {
  const { status, contentType, text } = answer
  if (status >= 500) return `HTTP ${status}: ${text}`
  if (status < 400 || method === 'HEAD' || isNone) return undefined
  if (!/^application\/json\b/.test(contentType ?? '')) return `HTTP ${status} as ${contentType}`
  return hasErrors(parsed(text)) ? undefined : `HTTP ${status} without the documented errors: ${text}`
}

/** Whether a request was refused, so that nothing may have come of it. */
export function isRefusal({ status, text }: FuzzAnswer): boolean {
  if (status >= 400) return true
  const body = parsed(text)
  return typeof body === 'object' && body !== null && 'statusCode' in body && body.statusCode !== 0
}

function hasErrors(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return false
  const { errors } = body
  return Array.isArray(errors) && errors.length > 0 && errors.every(isError)
}

function isError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error && 'advice' in error)) return false
  const { code, advice } = error
  return Number.isInteger(code) && typeof advice === 'string' && advice !== ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What every object has, and no request may add to. */
export function prototypes(): string {
  return [Object, Array, Function, String, Map, Error]
    .map(({ prototype }) => Reflect.ownKeys(prototype).map(String).join())
    .join('|')
}
