import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { GenesysMock, Snapshot } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { begin, goOn, optionsAt, receive, seen } from './full-story'

beforeEach(() => {
  vi.stubGlobal('fetch', receive)
})

const throughText = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot))

async function begun(seed?: string): Promise<GenesysMock> {
  const genesys = mockAlone(optionsAt(0, seed))
  await begin(genesys)
  return genesys
}

describe('a snapshot', () => {
  test('is plain JSON, and holds something of everything', async () => {
    const genesys = await begun('s')
    const snapshot = genesys.snapshot()
    expect(throughText(snapshot)).toStrictEqual(snapshot)
    expect(snapshot).toMatchObject({ version: 1, takenAt: 5_100, paused: true })
    expect(Object.keys(snapshot.tables)).toEqual(Object.keys(genesys.db))
    for (const [name, rows] of Object.entries(snapshot.tables)) {
      expect([name, rows.length > 0]).toEqual([name, true])
    }
    expect(snapshot.requests).toEqual(genesys.requests.all())
    expect(snapshot.warnings).toEqual(genesys.warnings)
    expect(snapshot.warnings).not.toEqual([])
    expect(snapshot.tables.job.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['event', 'reply', 'idle', 'silence']),
    )
    expect(snapshot.pendingPushes).toEqual([{ id: expect.any(String), delayedUntil: null, isHeldBack: true }])
    expect(Object.values(snapshot.polls)).toEqual([5_100])
    expect(snapshot.ids.counters).toMatchObject({ request: 9, push: 4 })
  })

  test('changes nothing, and is a copy', async () => {
    const [genesys, other] = [await begun('s'), await begun('s')]
    const snapshot = genesys.snapshot()
    const before = throughText(snapshot)
    expect(seen(genesys)).toEqual(seen(other))
    const end = await goOn(genesys)
    expect(end).toEqual(await goOn(other))
    expect(snapshot).toEqual(before)

    genesys.restore(snapshot)
    await goOn(genesys)
    expect(snapshot).toEqual(before)
  })
})

describe('a restored snapshot goes on as if nothing had been', () => {
  test('in the same mock', async () => {
    const genesys = await begun('s')
    const [snapshot, before] = [genesys.snapshot(), seen(genesys)]
    genesys.restore(snapshot)
    expect(seen(genesys)).toEqual(before)
    expect(genesys.snapshot()).toEqual(snapshot)
    expect(await goOn(genesys)).toEqual(await goOn(await begun('s')))
  })

  test.each(['s', 'another', undefined])('in another mock, with the seed %s', async (seed) => {
    const genesys = await begun('s')
    const other = mockAlone(optionsAt(5_100, seed))
    other.restore(throughText(genesys.snapshot()))
    expect(seen(other)).toEqual(seen(genesys))
    expect(await goOn(other)).toEqual(await goOn(genesys))
  })
})

describe('identifiers', () => {
  const nextOf = async (genesys: GenesysMock) => ({
    chat: await start(genesys),
    error: await callMock(genesys, '/genesys/2/chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' }),
    file: genesys.db.file.create({ chatId: genesys.sessions.keys()[0] ?? '' }),
  })

  test.each([
    ['a seeded mock', 's'],
    ['another seed', 'another'],
    ['no seed', undefined],
  ])('begin anew after a reset, for %s', async (_, seed) => {
    const [genesys, fresh] = [mockAlone(optionsAt(0, seed)), mockAlone(optionsAt(0, seed))]
    genesys.restore((await begun('s')).snapshot())
    genesys.reset()
    expect(seen(genesys)).toEqual(seen(fresh))
    expect(genesys.snapshot()).toEqual(fresh.snapshot())
    expect((await nextOf(genesys)).chat.chatId === (await nextOf(fresh)).chat.chatId).toBe(seed !== undefined)
    expect(genesys.requests.last()?.id).toBe('request-2')
  })

  test('of a mock without a seed go on at random, and its counters where they were', async () => {
    const snapshot = (await begun()).snapshot()
    expect(snapshot.ids.generators).toBeNull()
    const [one, other] = [mockAlone(optionsAt(0, 's')), mockAlone(optionsAt(0, 's'))]
    for (const genesys of [one, other]) genesys.restore(snapshot)
    const [next, otherNext] = [await nextOf(one), await nextOf(other)]
    expect(next.chat.chatId).not.toBe(otherNext.chat.chatId)
    expect(next.file.id).not.toBe(otherNext.file.id)
    expect(one.requests.last()?.id).toBe('request-11')
  })
})

describe('a restore', () => {
  test('cancels waits, keeps listeners, and tells them nothing of what it loads', async () => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    const told: string[] = []
    for (const name of ['session', 'event', 'request', 'push', 'job', 'warning'] as const) {
      genesys.on(name, () => told.push(name))
    }
    const wait = genesys.pushes.waitFor(() => false)
    genesys.restore(snapshot)
    await expect(wait).rejects.toMatchObject({ code: 'WAIT_CANCELLED' })
    expect(told).toEqual([])
    await start(genesys)
    expect(told).toEqual(expect.arrayContaining(['session', 'event', 'request']))
  })

  test('overtakes the requests under way', async () => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    const request = new Request('http://gms.test/genesys/2/chat/aura', { method: 'POST', body: 'nickname=A' })
    const answer = genesys.fetch(request)
    genesys.restore(snapshot)
    expect((await answer)?.status).toBe(503)
    expect(genesys.snapshot()).toEqual(snapshot)
  })

  test('replaces what there is, profiles included', async () => {
    const snapshot = (await begun('s')).snapshot()
    const genesys = mockAlone(optionsAt(5_100))
    await begin(genesys)
    await goOn(genesys)
    genesys.profiles.set({ profile: 'mine', settings: { chat: {} } })
    genesys.restore({ ...snapshot, takenAt: genesys.snapshot().takenAt })
    expect(genesys.snapshot()).toMatchObject({ tables: snapshot.tables, requests: snapshot.requests })
    expect(genesys.profiles.list().map(({ profile }) => profile)).toEqual(['default', 'busy', 'new'])
    genesys.profiles.reset()
    expect(genesys.profiles.list().map(({ profile }) => profile)).toEqual(['default', 'busy'])
  })

  test('lets the scheduler do, skip and cancel what was restored', async () => {
    const genesys = mockAlone(optionsAt(5_100))
    genesys.restore((await begun()).snapshot())
    const [first, second] = genesys.scheduler.pending()
    genesys.scheduler.cancel(first?.id ?? '')
    expect(genesys.scheduler.runNext()).toEqual(second)
    genesys.sessions.remove()
    expect(genesys.scheduler.pending()).toEqual([])
  })

  test('is refused by a mock that has been disposed of', async () => {
    const genesys = await begun()
    const snapshot = genesys.snapshot()
    genesys.dispose()
    expect(() => genesys.restore(snapshot)).toThrow(
      expect.objectContaining({
        code: 'MOCK_DISPOSED',
        message: expect.stringMatching(/^Failed to restore the snapshot: the mock has been disposed of/),
      }),
    )
    expect(genesys.sessions.keys()).toEqual([])
  })
})
