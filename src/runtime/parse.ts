import * as v from 'valibot'

/** The value that a schema describes, or what is wrong with it: the path of the field at fault, and why. */
export type Parsed<Output> = { output: Output; problem?: undefined } | { problem: string }

/** @param path - What the value itself is called; empty: its fields are named alone. */
export function parse<Output>(
  schema: v.GenericSchema<unknown, Output>,
  value: unknown,
  path: string,
  whole = path,
): Parsed<Output> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return { output: result.output }
  const [issue] = result.issues
  return { problem: `${pathOf(path, issue) || whole}: ${issue.message}` }
}

/** Why a schema rejects a value, with the path of the field at fault; undefined: it accepts it. */
export function problemIn(
  schema: v.GenericSchema,
  value: unknown,
  path: string,
  whole = path,
): string | undefined {
  return parse(schema, value, path, whole).problem
}

function pathOf(path: string, issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map((item) => item.key)
  const parts = keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return `${path}${parts.join('')}`.replace(/^\./, '')
}
