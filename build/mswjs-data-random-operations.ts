import fc from 'fast-check'
import { createTables, type Library, type ModelApi, outcomeOf, plainOf } from './mswjs-data-scenarios.ts'

type Operation = (session: ModelApi) => unknown

const chatIds = fc.constantFrom('a', 'b', 'c')
const states = fc.constantFrom('waiting', 'active', 'ended')
const moments = fc.integer({ min: 0, max: 3 })
const row = fc.record(
  {
    chatId: chatIds,
    state: fc.oneof(states, fc.constant(null)),
    createdAt: moments,
    ended: fc.boolean(),
    pushUrl: fc.constantFrom(null, 'http://a'),
    tags: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    userData: fc.dictionary(fc.constantFrom('lang', '__proto__', '0'), fc.string({ maxLength: 2 })),
    customer: fc.record({ name: fc.constantFrom('Ada', 'Bo') }, { requiredKeys: [] }),
    agent: fc.option(fc.record({ name: fc.constant('Kim') })),
  },
  { requiredKeys: [] },
)
const where = fc.record(
  {
    chatId: fc.record({ equals: chatIds }),
    state: fc.record({ in: fc.array(states) }),
    createdAt: fc.record({ gte: moments, lt: moments }, { requiredKeys: [] }),
    tags: fc.record({ contains: fc.constantFrom('x', 'y') }),
  },
  { requiredKeys: [] },
)
const directions = fc.constantFrom('asc', 'desc')
const orderBy = fc
  .constantFrom('createdAt', 'state')
  .chain((key) => directions.map((direction) => ({ [key]: direction })))
const page = fc.record({ orderBy, take: moments, skip: moments, strict: fc.boolean() }, { requiredKeys: [] })

const operation: fc.Arbitrary<Operation> = fc.oneof(
  row.map(
    (values): Operation =>
      (session) =>
        session.create(values),
  ),
  fc.tuple(where, page).map(
    ([query, rest]): Operation =>
      (session) =>
        session.findMany({ where: query, ...rest }),
  ),
  fc.tuple(where, fc.boolean()).chain(([query, strict]) =>
    fc.oneof(
      row.map(
        (data): Operation =>
          (session) =>
            session.update({ where: query, data, strict }),
      ),
      row.map(
        (data): Operation =>
          (session) =>
            session.updateMany({ where: query, data, strict }),
      ),
      fc.constant<Operation>((session) => session.delete({ where: query, strict })),
      fc.constant<Operation>((session) => session.deleteMany({ where: query, strict })),
    ),
  ),
)

export const operationLists = fc.array(operation, { maxLength: 20, size: 'max' })

/** What each operation gave, and the rows in the end. */
export function runOperations(library: Library, operations: readonly Operation[]): unknown {
  const { session } = createTables(library)
  const outcomes = operations.map((operate) => outcomeOf(() => operate(session)))
  return { outcomes, rows: plainOf(session.getAll()) }
}
