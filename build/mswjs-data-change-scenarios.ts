import {
  createTables,
  type Database,
  type Library,
  outcomeOf,
  plainOf,
  type Scenario,
  seedSessions,
} from './mswjs-data-scenarios.ts'

const whereChatId = (chatId: string) => ({ chatId: { equals: chatId } })

const updateEach =
  (changes: readonly object[]): Scenario =>
  (library) => {
    const session = seedSessions(library)
    return changes.map((data) => outcomeOf(() => session.update({ where: whereChatId('a'), data })))
  }

const defineEach =
  (definitionsOf: (library: Library) => object[]): Scenario =>
  (library) =>
    definitionsOf(library).map((model) => outcomeOf(() => library.factory({ model }).model?.create({})))

/** The `strict` option of every operation, with a query that matches nothing. */
function failStrictly(library: Library): unknown {
  const session = seedSessions(library)
  return [{ chatId: { equals: 'none' } }, { createdAt: { gt: 9 }, state: { in: ['%s', '%j', '100%'] } }].map(
    (where) => [
      outcomeOf(() => session.findFirst({ where, strict: true })),
      outcomeOf(() => session.findMany({ where, strict: true })),
      outcomeOf(() => session.update({ where, data: { state: 'x' }, strict: true })),
      outcomeOf(() => session.updateMany({ where, data: { state: 'x' }, strict: true })),
      outcomeOf(() => session.delete({ where, strict: true })),
      outcomeOf(() => session.deleteMany({ where, strict: true })),
      outcomeOf(() => session.findFirst({ where })),
      outcomeOf(() => session.update({ where, data: { state: 'x' } })),
      outcomeOf(() => session.deleteMany({ where })),
    ],
  )
}

function createRows(library: Library): unknown {
  const { session } = createTables(library)
  const rows = [
    { chatId: 'a' },
    { chatId: 'a' },
    {},
    { chatId: 'b', state: 'x', unknown: 1, customer: { name: 'Ada', unknown: 1 } },
    { chatId: 'c', state: null },
    {
      chatId: 'd',
      state: undefined,
      pushUrl: undefined,
      createdAt: 0,
      tags: [{ name: 'n' }],
      userData: { deep: [1] },
    },
    { chatId: 'e', agent: { name: 'Kim' } },
    { chatId: 'f', agent: null, pushUrl: 5 },
    { chatId: 'g', customer: null },
    JSON.parse('{ "chatId": "h", "__proto__": { "polluted": true }, "constructor": { "polluted": true } }'),
    JSON.parse('{ "chatId": "i", "userData": { "__proto__": { "polluted": true } } }'),
  ]
  return [rows.map((row) => outcomeOf(() => session.create(row))), session.count(), plainOf(session.getAll())]
}

function updateRows(library: Library): unknown {
  const session = seedSessions(library)
  const created = session.create({
    chatId: 'e',
    userData: Object.freeze({ lang: 'no' }),
    customer: Object.freeze({ name: 'Di' }),
  })
  const found = session.findFirst({ where: whereChatId('e') })
  const updated = session.update({
    where: whereChatId('e'),
    data: { customer: { name: 'Ed' }, userData: { lang: 'en' } },
  })
  return [
    { isLive: found === created, isReplaced: updated !== created },
    plainOf([created, updated]),
    outcomeOf(() => session.updateMany({ where: { state: { equals: 'active' } }, data: { state: 'ended' } })),
    outcomeOf(() => session.updateMany({ where: {}, data: { chatId: 'same' } })),
    outcomeOf(() => session.delete({ where: whereChatId('b') })),
    outcomeOf(() => session.deleteMany({ where: { createdAt: { gte: 2 } } })),
    [session.count(), session.count({ where: { ended: { equals: false } } })],
    plainOf(session.getAll()),
  ]
}

function listen(library: Library): unknown {
  const tables = createTables(library)
  const database: Database = Reflect.get(tables, library.DATABASE_INSTANCE)
  const log: unknown[] = []
  for (const name of ['create', 'update', 'delete']) {
    database.events.on(name, (_sourceId: string, ...data: unknown[]) =>
      log.push([name, ...data.map(plainOf)]),
    )
  }
  tables.session.create({ chatId: 'a' })
  tables.session.update({ where: whereChatId('a'), data: { chatId: 'b', state: 'active' } })
  const keys = [...database.getModel('session').keys()]
  library.drop(tables)
  const sibling: Database = Reflect.get(createTables(library), library.DATABASE_INSTANCE)
  return { log, keys, count: tables.session.count(), isIdUnique: sibling.id !== database.id }
}

export const changeScenarios: Record<string, Scenario> = {
  creation: createRows,
  updates: updateRows,
  'updates of one row': updateEach([
    { state: 'ended' },
    { state: (previous: string, row: { chatId: string }) => `${previous}-${row.chatId}` },
    { state: null },
    { state: undefined },
    { pushUrl: 'http://a' },
    { pushUrl: null },
    { agent: { name: 'Kim' } },
    { agent: null },
    { userData: { lang: 'en' } },
    { tags: ['z'] },
    { unknown: 1 },
    { customer: { name: 'Eve', address: { city: 'Rome' }, unknown: 1 } },
    { customer: null },
    { openedOn: new Date(7) },
    { chatId: 'b' },
    { chatId: '' },
    JSON.parse('{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } } }'),
    JSON.parse(
      '{ "customer": { "__proto__": { "polluted": "yes" }, "constructor": { "polluted": "yes" } } }',
    ),
    { chatId: 'z' },
  ]),
  definitions: defineEach(({ nullable, primaryKey }) => [
    { name: String },
    { id: primaryKey(() => 1), other: primaryKey(() => 2) },
    { id: primaryKey(() => 1), nested: { other: primaryKey(() => 2) } },
    { id: primaryKey(() => 0) },
    { id: primaryKey(() => 1), list: { 0: String, 1: () => 'one' }, notAFunction: 5 },
    { id: primaryKey(() => 1), constructor: () => 'c', prototype: { a: () => 'p' }, toString: () => 't' },
    { id: primaryKey(() => 1), nested: JSON.parse('{ "__proto__": { "polluted": true } }') },
    {
      id: primaryKey(() => 1),
      nested: nullable({ a: () => 'a', b: nullable(() => null) }),
      none: nullable(() => undefined),
    },
  ]),
  'the strict option': failStrictly,
  'events and keyed maps': listen,
}
