import type * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { problemIn } from './parse'

/** The arguments of a call by their names, each with its form and what was given. */
export type Arguments = Readonly<Record<string, readonly [schema: v.GenericSchema, given: unknown]>>

/**
 * Checks what a public function was given, for callers that no compiler checks.
 *
 * @param action - Completes "Failed to …".
 * @throws GenesysMockError `INVALID_PARAMETER`, naming the argument or the field in it by its path.
 */
export function assertArguments(
  action: string,
  given: Arguments,
  remedy = 'Correct this argument; nothing was changed.',
): void {
  for (const [name, [schema, value]] of Object.entries(given)) {
    const reason = problemIn(schema, value, name)
    if (reason !== undefined) throw new GenesysMockError('INVALID_PARAMETER', { action, reason, remedy })
  }
}
