import path from 'node:path'
import type { JsonObject } from '../../src/index'
import { Narrowings } from './narrowings'
import { readTypeSchemas } from './type-schemas'

/** The schemas of all documented types, by their names. */
export function componentSchemas(): Record<string, JsonObject> {
  const narrowings = new Narrowings()
  const schemas = readTypeSchemas(path.join(import.meta.dirname, 'documented-types.ts'), narrowings)
  narrowings.assertAllUsed()
  // It is the schema that lets everything through, and is written out wherever it is.
  schemas.delete('Json')
  return Object.fromEntries([...schemas].sort(([one], [other]) => (one < other ? -1 : 1)))
}
