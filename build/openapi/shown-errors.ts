import { GenesysMockError, type GenesysMockErrorCode, type JsonObject } from '../../src/index'
import { toChatErrorAnswer, toMockErrorAnswer } from '../../src/wire/error-table'
import type { ShownCall } from './shown-calls'

/** They are answers of no operation, or of every one, and have components of their own. */
const withComponent: readonly string[] = [
  'UNKNOWN_OPERATION',
  'METHOD_NOT_ALLOWED',
  'UNSUPPORTED_MEDIA_TYPE',
  'BODY_TOO_LARGE',
]

/**
 * @param codes - The schema of all codes.
 * @throws Error when one of them can reach a client and is in no example, or in another form.
 */
export function assertAllErrorsShown(calls: readonly ShownCall[], codes: JsonObject | undefined): void {
  const shown = new Set(
    calls.map(({ answer: { error, status, body } }) => keyOf(error, { httpStatus: status, body })),
  )
  const missing = codesIn(codes)
    .filter((code) => !withComponent.includes(code))
    .flatMap(answersTo)
    .filter((key) => !shown.has(key))
  if (missing.length > 0)
    throw new Error(`Failed to show ${missing.join(', ')}: add a call that is answered so.`)
}

/** How an error looks at each of the two doors; once, if it looks the same. */
function answersTo(code: GenesysMockErrorCode): string[] {
  const error = new GenesysMockError(code, { action: '', reason: '', remedy: '' })
  const answers = [toChatErrorAnswer(error, { alias: '', referenceId: () => '' }), toMockErrorAnswer(error)]
  return [...new Set(answers.flatMap((answer) => (answer ? [keyOf(code, answer)] : [])))]
}

function keyOf(
  error: string | undefined,
  { httpStatus, body }: { httpStatus: number; body: unknown },
): string {
  return `${error} as HTTP ${httpStatus} with ${JSON.stringify(body).match(/"code":\d+/)}`
}

function codesIn(schema: JsonObject | undefined): GenesysMockErrorCode[] {
  const all = Array.isArray(schema?.enum) ? schema.enum : []
  return all.filter((code) => isErrorCode(code))
}

/** The schema was read from the very type. */
function isErrorCode(code: unknown): code is GenesysMockErrorCode {
  return typeof code === 'string'
}
