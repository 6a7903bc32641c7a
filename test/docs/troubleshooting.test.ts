import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { GenesysMockError, type GenesysMockErrorCode } from '../../src/errors'
import { toChatErrorAnswer } from '../../src/wire/error-table'

const declared = [...readFileSync('src/errors.ts', 'utf8').matchAll(/^ {2}\| '([A-Z_]+)'$/gm)].map(
  ([, code]) => code,
)
const rows = [
  ...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(
    /^\| `([A-Z_]+)` \| (.+) \| (.+) \| (.+) \|$/gm,
  ),
].map(([, code = '', cause = '', remedy = '', overHttp = '']) => ({ code, cause, remedy, overHttp }))

const isCode = (code: string): code is GenesysMockErrorCode => declared.includes(code)

/** As the table says it: HTTP status, and the code in `errors`. */
function answered(code: string): string {
  if (!isCode(code)) return 'no such code'
  const error = new GenesysMockError(code, { action: '', reason: '', remedy: '' })
  const answer = toChatErrorAnswer(error, { alias: '', referenceId: () => '' })
  return answer ? `${answer.httpStatus}, ${answer.body.errors?.[0]?.code}` : '–'
}

describe('docs/troubleshooting.md', () => {
  test('explains every error code, in the order of src/errors.ts, and no other', () => {
    expect(declared.length).toBeGreaterThan(30)
    expect(rows.map(({ code }) => code)).toEqual(declared)
  })

  test('says of each what a client is answered', () => {
    expect(rows.map(({ code, overHttp }) => `${code}: ${overHttp}`)).toEqual(
      rows.map(({ code }) => `${code}: ${answered(code)}`),
    )
  })
})
