import { describe, expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
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
      expect.objectContaining({ code: 'INVALID_QUERY', reason: `id: "${chatId}/1" is taken` }),
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
