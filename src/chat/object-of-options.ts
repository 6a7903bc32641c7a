import * as v from 'valibot'
import { fieldMessage } from './scheduled-event-schema'

/**
 * The form of an object none of whose fields has to be there.
 *
 * @note valibot takes an empty array for such an object.
 */
export function objectOfOptions<Entries extends v.ObjectEntries>(entries: Entries, expected: string) {
  const schema = v.strictObject(entries, fieldMessage(expected))
  const isNoArray = (value: unknown): boolean => !Array.isArray(value)
  return v.pipe(v.custom<v.InferInput<typeof schema>>(isNoArray, `expected ${expected}`), schema)
}
