type Query = Record<string, unknown>

export interface ModelApi {
  create(initialValues?: object): Record<string, unknown>
  count(query?: Query): number
  findFirst(query: Query): object | null
  findMany(query: Query): object[]
  getAll(): object[]
  update(query: Query): object | null
  updateMany(query: Query): object[] | null
  delete(query: Query): object | null
  deleteMany(query: Query): object[] | null
}

export interface Database {
  readonly id: string
  readonly events: { on(name: string, listener: (sourceId: string, ...data: unknown[]) => void): unknown }
  getModel(name: string): Map<unknown, unknown>
}

/** What is used of @mswjs/data, in the plain and in the slimmed copy. */
export interface Library {
  factory(definitions: object): Record<string, ModelApi>
  primaryKey(getter: () => unknown): unknown
  nullable(value: unknown, options?: object): unknown
  drop(tables: object): void
  readonly DATABASE_INSTANCE: symbol
}

export type Scenario = (library: Library) => unknown

/** Models as this package has them, plus what only the library knows: nested objects and dates. */
export function createTables(library: Library): Record<'session' | 'event', ModelApi> {
  const { factory, nullable, primaryKey } = library
  return factory({
    session: {
      chatId: primaryKey(String),
      state: () => 'waiting',
      createdAt: Number,
      ended: Boolean,
      pushUrl: nullable(() => null),
      userData: Object,
      tags: Array,
      openedOn: () => new Date(0),
      customer: { name: String, address: { city: () => 'Oslo' } },
      agent: nullable({ name: String }, { defaultsToNull: true }),
    },
    event: { id: primaryKey(String), index: Number, text: nullable(() => null) },
  }) as Record<'session' | 'event', ModelApi>
}

export function seedSessions(library: Library): ModelApi {
  const { session } = createTables(library)
  session.create({ chatId: 'a', state: 'active', createdAt: 3, tags: ['x', 'y'], customer: { name: 'Ada' } })
  session.create({ chatId: 'b', state: 'ended', createdAt: 1, ended: true, pushUrl: 'http://b', tags: [] })
  session.create({
    chatId: 'c',
    state: 'active',
    createdAt: 2,
    userData: { lang: 'no' },
    agent: { name: 'Kim' },
  })
  session.create({
    chatId: 'd',
    createdAt: 1,
    tags: ['y'],
    openedOn: new Date(5_000),
    customer: { name: 'Bo' },
  })
  return session
}

/** The result of an operation, or what it threw. */
export function outcomeOf(operation: () => unknown): unknown {
  try {
    return plainOf(operation())
  } catch (error) {
    const { name, message, type } = error as Error & { type?: string }
    return { thrown: { name, message, type } }
  }
}

/** Makes values of the two copies comparable: each has symbols of its own. */
export function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plainOf)
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return value
  }
  const entries = Reflect.ownKeys(value).map((key) => [String(key), plainOf(Reflect.get(value, key))])
  // A list of pairs, for a key may be "__proto__".
  return entries.sort(([left], [right]) => (String(left) < String(right) ? -1 : 1))
}

const findEach =
  (wheres: readonly object[]): Scenario =>
  (library) => {
    const session = seedSessions(library)
    return wheres.map((where) => outcomeOf(() => session.findMany({ where })))
  }

const DAY = new Date(0)

export const queryScenarios: Record<string, Scenario> = {
  strings: findEach([
    { state: { equals: 'active' } },
    { state: { notEquals: 'active' } },
    { state: { contains: 'ti' } },
    { state: { notContains: 'ti' } },
    { state: { gt: 'active' } },
    { state: { gte: 'active' } },
    { state: { lt: 'ended' } },
    { state: { lte: 'ended' } },
    { state: { in: ['ended', 'waiting'] } },
    { state: { notIn: ['ended', 'waiting'] } },
    { pushUrl: { contains: 'http' } },
  ]),
  numbers: findEach([
    { createdAt: { equals: 1 } },
    { createdAt: { notEquals: 1 } },
    { createdAt: { between: [2, 3] } },
    { createdAt: { notBetween: [2, 3] } },
    { createdAt: { gt: 2 } },
    { createdAt: { gte: 2 } },
    { createdAt: { lt: 2 } },
    { createdAt: { lte: 2 } },
    { createdAt: { in: [1, 3] } },
    { createdAt: { notIn: [1, 3] } },
  ]),
  'booleans and dates': findEach([
    { ended: { equals: true } },
    { ended: { notEquals: true } },
    { openedOn: { equals: DAY } },
    { openedOn: { notEquals: DAY } },
    { openedOn: { gt: DAY } },
    { openedOn: { gte: DAY } },
    { openedOn: { lt: DAY } },
    { openedOn: { lte: 4_000 } },
    { openedOn: { equals: new Date(Number.NaN) } },
  ]),
  'keys, arrays and nested objects': findEach([
    {},
    { chatId: { equals: 'b' } },
    { chatId: { in: ['a', 'c'] }, state: { equals: 'active' } },
    { chatId: { equals: 'a' }, state: { equals: 'ended' } },
    { tags: { contains: 'y' } },
    { customer: { name: { equals: 'Ada' } } },
    { customer: { address: { city: { equals: 'Oslo' } } } },
    { agent: { name: { equals: 'Kim' } } },
    { userData: { lang: { equals: 'no' } } },
    { state: undefined },
    { nothing: { equals: 1 } },
    { __proto__: null, constructor: { equals: 1 } },
  ]),
  'invalid queries': findEach([
    { state: { resembles: 'active' } },
    { createdAt: { contains: 1 } },
    { ended: { gt: true } },
    { chatId: { matches: '%s' } },
  ]),
  'order and pages': (library) => {
    const session = seedSessions(library)
    const find = (query: Query) => outcomeOf(() => session.findMany(query))
    return [
      find({ orderBy: { createdAt: 'asc' } }),
      find({ orderBy: { createdAt: 'desc' } }),
      find({ orderBy: [{ createdAt: 'asc' }, { chatId: 'desc' }] }),
      find({ orderBy: { customer: { name: 'desc' } } }),
      find({ where: { state: { equals: 'active' } }, orderBy: { createdAt: 'asc' }, take: 1 }),
      find({ take: 2 }),
      find({ take: 2, skip: 1 }),
      find({ skip: 9 }),
      find({ take: 0 }),
      find({ cursor: 'b', take: 1 }),
      find({ cursor: 'b' }),
      find({ cursor: 'z', take: 2 }),
    ]
  },
}
