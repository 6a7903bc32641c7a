import * as v from 'valibot'
import { optionsOf } from '../runtime/object-of'
import { expected, flagSchema, isObject, number } from '../runtime/schemas'

/** What a table is given, by the name that errors call it. */
export type QueryKind = 'first' | 'many' | 'update' | 'updateMany' | 'row'

const direction = v.picklist(['asc', 'desc'], expected('"asc" or "desc"'))
const count = number('an integer ≥ 0', (value) => Number.isSafeInteger(value) && value >= 0)
const fields = (what: string) => v.custom<object>(isObject, expected(what))

const where = v.optional(
  v.custom<object>(isObject, expected('an object of conditions, as { chatId: { equals: chatId } }')),
)
const first = { where, strict: v.optional(flagSchema) }

/** The forms of queries on a table with these fields. */
export function querySchemas(names: readonly string[]): Record<QueryKind, v.GenericSchema> {
  const order = optionsOf(Object.fromEntries(names.map((name) => [name, v.optional(direction)])))
  const many = {
    ...first,
    orderBy: v.optional(v.lazy((given) => (Array.isArray(given) ? v.array(order) : order))),
    take: v.optional(count),
    skip: v.optional(count),
    cursor: v.optional(v.nullable(v.string(expected('a primary key')))),
  }
  const data = fields('an object of new values')
  return {
    first: optionsOf(first),
    many: optionsOf(many),
    update: optionsOf({ ...first, data }, 'an object { where?, strict?, data }'),
    updateMany: optionsOf(
      { ...many, data },
      'an object { where?, strict?, orderBy?, take?, skip?, cursor?, data }',
    ),
    row: fields('an object with the fields of the row'),
  }
}
