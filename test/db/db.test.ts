import { describe, expect, test } from 'vitest'
import { type DbTable, type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const quiet = () =>
  mockAlone({
    clock: manualClock({ now: 1_000 }),
    seed: 'db',
    profiles: [sayingProfile('default', 'http://127.0.0.1:2/')],
  })
const refresh = (genesys: GenesysMock, chat: { chatId: string; secureKey: string }) =>
  callMock(genesys, `/genesys/2/chat/aura/${chat.chatId}/refresh`, { secureKey: chat.secureKey })

describe('genesys.db', () => {
  test('holds the tables session, event, file, profile, job, push and fault', () => {
    expect(Object.keys(quiet().db)).toEqual(['session', 'event', 'file', 'profile', 'job', 'push', 'fault'])
  })

  test('finds by the query language of @mswjs/data', async () => {
    const { db, ...genesys } = quiet()
    const { chatId, secureKey } = await start({ db, ...genesys })
    for (const message of ['one', 'two', 'three']) {
      await callMock({ db, ...genesys }, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message })
    }
    const texts = (rows: { text: string | null }[]) => rows.map(({ text }) => text)
    expect(db.event.count()).toBe(4)
    expect(db.event.count({ where: { type: { equals: 'Message' } } })).toBe(3)
    expect(db.event.findFirst({ where: { text: { contains: 'w' } } })).toMatchObject({
      text: 'two',
      index: 3,
    })
    expect(db.event.findFirst({ where: { text: { equals: 'four' } } })).toBeNull()
    expect(texts(db.event.findMany({ where: { index: { gte: 3 } }, orderBy: { index: 'desc' } }))).toEqual([
      'three',
      'two',
    ])
    expect(texts(db.event.findMany({ skip: 1, take: 2 }))).toEqual(['one', 'two'])
    expect(texts(db.event.findMany({ cursor: `${chatId}/2`, take: 1 }))).toEqual(['two'])
    expect(db.event.findMany({ where: { from: { type: { equals: 'Client' } } } })).toHaveLength(4)
    expect(db.session.findMany({ where: { participants: { nickname: { equals: 'Ana' } } } })).toHaveLength(1)
    expect(
      db.session.findMany({ where: { chatId: { in: [chatId, 'x'] }, state: { notEquals: 'ended' } } }),
    ).toHaveLength(1)
    expect(db.session.findMany({ where: { endReason: { equals: 'client' } } })).toEqual([])
  })

  test('with `strict`, finding nothing is an error', () => {
    const { db } = quiet()
    const where = { chatId: { equals: 'nobody' } }
    for (const query of [
      () => db.session.findFirst({ where, strict: true }),
      () => db.session.findMany({ where, strict: true }),
      () => db.session.update({ where, strict: true, data: { nickname: 'x' } }),
      () => db.session.deleteMany({ where, strict: true }),
    ]) {
      expect(query).toThrow(
        expect.objectContaining({ code: 'INVALID_QUERY', message: expect.stringContaining('nobody') }),
      )
    }
  })

  test('completes a created row, the same way every time', () => {
    const rows = [quiet(), quiet()].map(({ db }) => db.session.create({}))
    expect(rows[0]).toEqual(rows[1])
    expect(rows[0]).toMatchObject({
      state: 'active',
      nickname: 'Customer',
      createdAt: 1_000,
      participants: [{ participantId: 1 }],
    })
    const { db } = quiet()
    expect(db.event.create({ chatId: 'c' })).toMatchObject({ id: 'c/1', index: 1, type: 'Message' })
    expect(db.event.create({ chatId: 'c' })).toMatchObject({ id: 'c/2', index: 2 })
    expect(db.job.create({ chatId: 'c' })).toMatchObject({ id: 'job-1', dueAt: 1_000, requestId: null })
    expect(db.push.create({ chatId: 'c' })).toMatchObject({ id: 'push-1', status: 'pending' })
    expect(db.profile.create({ profile: 'p' })).toEqual({ profile: 'p', settings: { chat: {} } })
  })

  test('completes a row of which nothing is given', () => {
    const { db } = quiet()
    const [system, utcTime] = [{ nickname: 'system', participantId: 2, type: 'External' }, 1_000]
    expect(db.session.create()).toMatchObject({ serviceName: 'customer-support', profile: 'default' })
    expect(db.event.create()).toEqual({
      id: '/1',
      chatId: '',
      index: 1,
      type: 'Message',
      from: system,
      text: null,
      messageType: null,
      utcTime,
      userData: null,
      eventAttributes: null,
    })
    expect(db.file.create()).toMatchObject({ chatId: '', name: 'file.txt', type: 'text/plain', size: 0 })
    expect(db.profile.create()).toMatchObject({ profile: 'profile-1' })
    expect(db.job.create()).toMatchObject({
      chatId: '',
      kind: 'event',
      event: { from: { type: 'External' }, type: 'Message' },
    })
    const event = { from: system, index: 1, type: 'Message', utcTime }
    const body = { statusCode: 0, chatId: '', messages: [event], chatEnded: false }
    expect(db.push.create()).toMatchObject({ chatId: '', url: '', event, body })
    expect(db.fault.create()).toMatchObject({ drop: false, duplicate: false, reorder: false })
  })

  test('refuses what a field can not hold, and takes what is not given for absent', () => {
    const { db } = quiet()
    const { chatId } = db.event.create({ chatId: 'c' })
    const refused = (reason: string) => expect.objectContaining({ code: 'INVALID_QUERY', reason })
    expect(() => db.session.create({ endedAt: Number.NaN })).toThrow(
      refused('row.endedAt: expected a finite number, got NaN'),
    )
    expect(() => db.event.updateMany({ data: { utcTime: null as never } })).toThrow(
      refused('data.utcTime: expected a finite number, got null'),
    )
    expect(() => db.push.create({ sentAt: 'now' as never })).toThrow(
      refused('row.sentAt: expected a finite number, got a text'),
    )
    expect(() => db.session.create({ participants: [null] as never })).toThrow(
      refused('row.participants[0]: expected an object, got null'),
    )
    expect(db.session.create({ endedAt: null, subject: undefined as never })).toMatchObject({
      endedAt: null,
      subject: null,
    })
    const where = { chatId: { equals: chatId } }
    expect(db.event.update({ where, data: { text: undefined as never } })).toMatchObject({ text: null })
  })

  test.each<[string, (genesys: GenesysMock) => unknown, string]>([
    [
      'settings',
      ({ db }) => db.profile.update({ data: { settings: { chat: { idle: { alert: -1 } } } } }),
      'data.settings.chat.idle.alert: expected a number of seconds',
    ],
    [
      'a state',
      ({ db }) => db.session.create({ state: 'over' as never }),
      'row.state: expected one of active, ended, got "over"',
    ],
    [
      'a push address',
      ({ db }) => db.session.updateMany({ data: { pushUrl: 'x' } }),
      'data.pushUrl: expected an absolute http or https URL',
    ],
    ['a moment', ({ db }) => db.job.create({ dueAt: 1e300 }), 'row.dueAt: expected a moment'],
    ['an event type', ({ db }) => db.event.create({ type: 'Shout' as never }), 'row.type: expected one of'],
    [
      'an index',
      ({ db }) => db.event.create({ chatId: 'c', index: 0 }),
      'row.index: expected an integer from 1',
    ],
    [
      'a second event at an index',
      ({ db }) => db.event.updateMany({ data: { chatId: 'c', index: 7 } }),
      'data.index: 7 is taken in the chatId "c"',
    ],
    [
      'a scheduled event',
      ({ db }) => db.job.create({ event: { from: { type: 'Bot' as never }, type: 'Message' } }),
      'row.event.from.type: expected one of',
    ],
    ['base64', ({ db }) => db.file.create({ content: 'no base64' }), 'row.content: expected base64'],
    [
      'a fault',
      ({ db }) => db.fault.create({ operation: 'push', respond: { http: 500 } }),
      'row.respond: a push is not answered',
    ],
    [
      'what is nested too deeply',
      ({ db }) => db.push.create({ body: JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`) }),
      'row: nested deeper than 150 levels',
    ],
  ])('refuses %s that the API would refuse, for all rows', async (_, query, reason) => {
    const genesys = quiet()
    await start(genesys)
    genesys.db.event.create({ chatId: 'c', index: 3 })
    const before = genesys.snapshot()
    expect(() => query(genesys)).toThrow(
      expect.objectContaining({ code: 'INVALID_QUERY', reason: expect.stringContaining(reason) }),
    )
    expect(genesys.snapshot()).toEqual(before)
  })

  test('an event goes to the end of a transcript whatever ids and indexes a test has given to others', async () => {
    const genesys = quiet()
    const { chatId, secureKey } = await start(genesys)
    genesys.db.event.create({ chatId, index: 3 })
    genesys.db.event.update({ where: { index: { equals: 3 } }, data: { index: 2 } })
    const response = await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, {
      secureKey,
      message: 'Hi',
    })
    expect(response).toMatchObject({ statusCode: 0, nextPosition: 4 })
  })

  test('takes a field that is undefined for one that is not given, and knows a key of that name', () => {
    const { db } = quiet()
    const nothing = undefined as never
    expect(db.session.create({ nickname: nothing })).toMatchObject({ nickname: 'Customer' })
    db.job.create({ id: 'undefined' })
    expect(db.job.create({ id: nothing })).toMatchObject({ id: 'job-1' })
  })

  test('a chat made by hand can be used by a client', async () => {
    const genesys = quiet()
    const chat = genesys.db.session.create({ serviceName: 'aura', secureKey: 'k', nickname: 'Eva' })
    genesys.db.event.create({
      chatId: chat.chatId,
      text: 'Hi',
      from: { nickname: 'Eva', participantId: 1, type: 'Client' },
    })
    expect(await refresh(genesys, chat)).toMatchObject({
      statusCode: 0,
      messages: [{ index: 1, text: 'Hi' }],
      nextPosition: 2,
    })
  })

  test('what a test writes, the running chat sees', async () => {
    const genesys = quiet()
    const chat = await start(genesys)
    const where = { chatId: { equals: chat.chatId } }
    genesys.db.session.update({ where, data: { userData: { vip: 'yes' }, secureKey: 'new' } })
    genesys.db.event.create({ chatId: chat.chatId, index: 9, text: 'nine' })
    genesys.db.event.create({ chatId: chat.chatId, index: 5, text: 'five' })
    expect(genesys.sessions.get(chat.chatId).userData).toEqual({ vip: 'yes' })
    expect(await refresh(genesys, chat)).toMatchObject({ statusCode: 2 })
    expect(
      (await refresh(genesys, { ...chat, secureKey: 'new' })).messages.map(
        ({ index }: { index: number }) => index,
      ),
    ).toEqual([1, 5, 9])
    genesys.db.event.update({
      where: { text: { equals: 'five' } },
      data: { index: 10, text: (text) => `${text}!` },
    })
    const messages = (await refresh(genesys, { ...chat, secureKey: 'new' })).messages
    expect(messages.map(({ index, text }: { index: number; text?: string }) => [index, text])).toEqual([
      [1, undefined],
      [9, 'nine'],
      [10, 'five!'],
    ])
    genesys.db.event.deleteMany({ where: { index: { gt: 1 } } })
    expect((await refresh(genesys, { ...chat, secureKey: 'new' })).nextPosition).toBe(2)
    genesys.db.session.delete({ where })
    expect(await refresh(genesys, { ...chat, secureKey: 'new' })).toMatchObject({
      statusCode: 2,
      chatEnded: true,
    })
  })

  test('an event that a test has changed stays in its place, once', async () => {
    const genesys = quiet()
    const chat = await start(genesys)
    genesys.db.event.create({ chatId: chat.chatId, text: 'two' })
    genesys.db.event.update({ where: { index: { equals: 1 } }, data: { text: 'one' } })
    expect(genesys.sessions.get(chat.chatId).messages.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  test('updates and deletes the first only, where one is asked for', () => {
    const { db } = quiet()
    for (const nickname of ['a', 'b']) db.session.create({ nickname })
    expect(db.session.update({ data: { subject: 's' } })).toMatchObject({ nickname: 'a' })
    expect(db.session.getAll()).toMatchObject([{ subject: 's' }, { subject: null }])
    expect(db.session.delete({})).toMatchObject({ nickname: 'a' })
    expect(db.session.getAll()).toMatchObject([{ nickname: 'b' }])
  })

  test('a key may be given again, as long as it is the same', () => {
    const { db } = quiet()
    const settings = { chat: { idle: {} } }
    expect(db.profile.update({ data: { profile: 'default', settings } })).toMatchObject({ settings })
  })

  test('updates and deletes many at once, and says which', async () => {
    const { db } = quiet()
    for (const nickname of ['a', 'b', 'c']) db.session.create({ nickname })
    expect(
      db.session
        .updateMany({ where: { nickname: { in: ['a', 'b'] } }, data: { subject: 's' } })
        .map(({ nickname }) => nickname),
    ).toEqual(['a', 'b'])
    expect(db.session.count({ where: { subject: { equals: 's' } } })).toBe(2)
    expect(db.session.deleteMany({ where: { subject: { equals: 's' } } })).toHaveLength(2)
    expect(db.session.getAll().map(({ nickname }) => nickname)).toEqual(['c'])
    expect(db.session.update({ where: { nickname: { equals: 'x' } }, data: {} })).toBeNull()
    expect(db.session.delete({ where: { nickname: { equals: 'x' } } })).toBeNull()
  })

  test('leaves alone what is undefined, so that every row can be taken back from a snapshot', () => {
    const genesys = quiet()
    const { subject } = genesys.db.session.create({ subject: 's' })
    const nothing = undefined as unknown as string
    genesys.db.session.update({ data: { subject: nothing, nickname: () => nothing } })
    expect(genesys.db.session.getAll()).toMatchObject([{ subject, nickname: 'Customer' }])
    genesys.restore(genesys.snapshot())
  })

  test.each<[string, (genesys: GenesysMock) => unknown, string]>([
    [
      'an unknown field in `where`',
      ({ db }) => db.session.findMany({ where: { nick: {} } as object }),
      'where.nick: there is no such field',
    ],
    [
      'an unknown field in a row',
      ({ db }) => db.event.create({ body: 'x' } as object),
      'row.body: there is no such field',
    ],
    [
      'an unknown field in `data`',
      ({ db }) => db.job.updateMany({ data: { due: 1 } as object }),
      'data.due: there is no such field',
    ],
    [
      'an unknown comparator',
      ({ db }) => db.profile.findMany({ where: { profile: { is: 'x' } as object } }),
      'Failed to compile the query',
    ],
    [
      'a taken key',
      ({ db }) => db.profile.create({ profile: 'default' }),
      'row.profile: "default" is empty or taken',
    ],
    ['an empty key', ({ db }) => db.profile.create({ profile: '' }), 'row.profile: "" is empty or taken'],
    [
      'a changed key',
      ({ db }) => db.profile.update({ data: { profile: 'x' } }),
      "data.profile: a primary key can't be changed",
    ],
  ])('refuses %s', (_, query, reason) => {
    const genesys = quiet()
    const before = genesys.db.profile.getAll()
    expect(() => query(genesys)).toThrow(
      expect.objectContaining({ code: 'INVALID_QUERY', message: expect.stringContaining(reason) }),
    )
    expect(genesys.db.profile.getAll()).toEqual(before)
  })

  test.each<[string, string, (table: DbTable<{ text?: string }>) => unknown]>([
    ['find', 'where.x', (table) => table.findFirst({ where: { x: {} } as object })],
    ['find', 'where.x', (table) => table.findMany({ where: { x: {} } as object })],
    ['count', 'where.x', (table) => table.count({ where: { x: {} } as object })],
    ['create', 'row.x', (table) => table.create({ x: 1 } as object)],
    ['update', 'where.x', (table) => table.update({ where: { x: {} } as object, data: {} })],
    ['update', 'where.x', (table) => table.updateMany({ where: { x: {} } as object, data: {} })],
    ['update', 'data.x', (table) => table.update({ data: { x: 1 } as object })],
    ['delete', 'where.x', (table) => table.delete({ where: { x: {} } as object })],
    ['delete', 'where.x', (table) => table.deleteMany({ where: { x: {} } as object })],
  ])('says that it can not %s by %s in which table, and what fields that has', (action, path, query) => {
    const { db } = quiet()
    for (const [name, table] of Object.entries(db)) {
      const fields = Object.keys(table.create()).join(', ')
      expect(() => query(table as unknown as DbTable<{ text?: string }>)).toThrow(
        `Failed to ${action} ${name} rows: ${path}: there is no such field. A ${name} has the fields ${fields}.`,
      )
    }
  })

  test.each<[string, (genesys: GenesysMock) => unknown]>([
    ['create', ({ db }) => db.profile.create({ profile: 'default' })],
    ['create', ({ db }) => db.profile.create({ settings: 1 as never })],
    ['update', ({ db }) => db.profile.update({ data: { profile: 'x' } })],
    ['update', ({ db }) => db.profile.update({ data: { settings: 1 as never } })],
  ])('says that it can not %s what is wrong', (action, query) => {
    expect(() => query(quiet())).toThrow(
      new RegExp(`^Failed to ${action} profile rows: .* A profile has the fields profile, settings\\.$`),
    )
  })

  test('tells in its words what the library says of a query', () => {
    const query = () => quiet().db.profile.findMany({ where: { profile: { is: 'x.y' } as object } })
    expect(query).toThrow(
      'Failed to find profile rows: Failed to compile the query "{"where":{"profile":{"is":"x.y"}}}": no comparator found for the chunk "is". Please check the validity of the query. A profile has',
    )
  })

  test('gives and takes copies', async () => {
    const { db, sessions } = quiet()
    const given = { nickname: 'Eva', userData: { k: 'v' } }
    const created = db.session.create(given)
    given.userData.k = 'changed'
    created.userData.k = 'changed'
    for (const row of [...db.session.getAll(), ...db.session.findMany({}), ...sessions.list()])
      row.userData.k = 'changed'
    expect(db.session.findFirst({})?.userData).toEqual({ k: 'v' })
  })

  test('a key that a test has taken is passed over, or refused where it follows from the row', async () => {
    const genesys = quiet()
    genesys.db.job.create({ id: 'job-1', chatId: 'other' })
    genesys.db.push.create({ id: 'push-1', chatId: 'other' })
    expect(genesys.db.job.create({ chatId: 'c' }).id).toBe('job-2')
    const { chatId } = await start(genesys)
    expect(() => genesys.db.event.create({ chatId, index: 1 })).toThrow(
      `Failed to create event rows: row.index: 1 is taken in the chatId "${chatId}". A event has`,
    )
  })

  test('the function that computes a new value gets a copy of the row', async () => {
    const genesys = quiet()
    const { chatId } = await start(genesys)
    genesys.db.session.updateMany({
      data: {
        nickname(nickname, row) {
          row.state = 'ended'
          row.participants.length = 0
          return `${nickname}!`
        },
      },
    })
    expect(genesys.sessions.get(chatId)).toMatchObject({
      nickname: 'Ana!',
      state: 'active',
      participants: [{}],
    })
  })
})
