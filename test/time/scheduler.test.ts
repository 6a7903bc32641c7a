import { describe, expect, test, vi } from 'vitest'
import { type Changes, type JobRow, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const saying = (...texts: string[]) => ({
  clock: manualClock({ now: 0 }),
  profiles: [sayingProfile('default', 'http://127.0.0.1:2/', ...texts)],
})
const textsOf = (genesys: ReturnType<typeof mockAlone>, chatId: string) =>
  genesys.sessions
    .get(chatId)
    .messages.slice(1)
    .map(({ text, utcTime }) => `${text} at ${utcTime}`)

describe('genesys.scheduler', () => {
  test('shows what is still to happen, earliest first', async () => {
    const genesys = mockAlone(saying('one', 'two'))
    const { chatId } = await start(genesys)
    await genesys.advance(1_000)
    await start(genesys)
    expect(genesys.scheduler.pending().map(({ dueAt, event }) => [dueAt, event.text])).toEqual([
      [2_000, 'two'],
      [2_000, 'one'],
      [3_000, 'two'],
    ])
    expect(genesys.scheduler.pending()[0]).toEqual({
      id: 'job-2',
      chatId,
      kind: 'event',
      dueAt: 2_000,
      event: { from: { type: 'Agent' }, type: 'Message', text: 'two', timeout: 1 },
    })
  })

  test('resumes nothing that was not paused: what a late timer does happened at its moment', async () => {
    let now = 0
    const clock = { now: () => now, setTimer: () => () => {} }
    const genesys = mockAlone({ clock, profiles: saying('one').profiles })
    const { chatId } = await start(genesys)
    now = 1_500
    genesys.scheduler.resume()
    expect(textsOf(genesys, chatId)).toEqual(['one at 1000'])
  })

  test('cancels one job', async () => {
    const genesys = mockAlone(saying('one', 'two', 'three'))
    const { chatId } = await start(genesys)
    const [, second] = genesys.scheduler.pending()
    genesys.scheduler.cancel(second?.id ?? '')
    await genesys.advance(3_000)
    expect(textsOf(genesys, chatId)).toEqual(['one at 1000', 'three at 3000'])
    expect(() => genesys.scheduler.cancel('job-2')).toThrow(
      /^Failed to cancel the job "job-2": there is no job "job-2", or it has happened already\. GET /,
    )
  })

  test('does what a test has moved in its new time and turn', async () => {
    const genesys = mockAlone(saying('one', 'two', 'three'))
    const { chatId } = await start(genesys)
    const move = (text: string, data: Changes<JobRow>) =>
      genesys.db.job.update({ where: { event: { text: { equals: text } } }, data })
    move('one', { dueAt: 5_000 })
    move('two', { dueAt: 3_000, sequence: 1_000 })
    await genesys.advance(3_000)
    expect(textsOf(genesys, chatId)).toEqual(['three at 3000', 'two at 3000'])
    await genesys.advance(2_000)
    expect(textsOf(genesys, chatId).at(-1)).toBe('one at 5000')
  })

  test('has one timer for what is due first, and none when nothing is', async () => {
    vi.useFakeTimers()
    const genesys = mockAlone({ profiles: saying('one', 'two').profiles })
    const counts = [vi.getTimerCount()]
    const then = async (act: () => unknown) => {
      await act()
      counts.push(vi.getTimerCount())
    }
    await then(() => start(genesys))
    await then(() => start(genesys))
    await then(() => genesys.scheduler.cancel(genesys.scheduler.pending()[0]?.id ?? ''))
    await then(() => genesys.scheduler.pause())
    await then(() => genesys.scheduler.resume())
    await then(() => genesys.reset())
    await then(() => start(genesys))
    await then(() => genesys.dispose())
    expect(counts).toEqual([0, 1, 1, 1, 0, 1, 0, 1, 0])
  })

  test('keeps what is due in order, however often timers are set anew before', async () => {
    const agent = { type: 'Agent' } as const
    const chat = {
      autoMessages: [60, 60].map((timeout) => ({
        from: agent,
        type: 'Message' as const,
        text: 'Hi',
        timeout,
      })),
      flexDisconnectTimeout: 100,
    }
    const genesys = mockAlone({
      clock: manualClock({ now: 0 }),
      profiles: [{ profile: 'default', settings: { chat } }],
    })
    const { chatId, secureKey } = await start(genesys)
    for (let count = 1; count <= 1_200; count += 1) {
      await callMock(genesys, `/genesys/2/chat/aura/${chatId}/refresh`, { secureKey })
      if (count % 100 === 0) await genesys.advance(100)
    }
    expect(genesys.scheduler.pending().map(({ dueAt }) => dueAt)).toEqual([60_000, 101_100, 120_000])
    await genesys.advance(200_000)
    const { messages, endReason, endedAt } = genesys.sessions.get(chatId)
    expect(messages.map(({ utcTime }) => utcTime)).toEqual([0, 60_000, 101_100])
    expect([endReason, endedAt]).toEqual(['silence', 101_100])
  })

  test('runs the next before its time', async () => {
    const genesys = mockAlone(saying('one', 'two'))
    const { chatId } = await start(genesys)
    await genesys.advance(200)
    expect(genesys.scheduler.runNext()).toMatchObject({ id: 'job-1', event: { text: 'one' } })
    expect(textsOf(genesys, chatId)).toEqual(['one at 200'])
    await genesys.advance(10_000)
    expect(textsOf(genesys, chatId)).toEqual(['one at 200', 'two at 2000'])
    expect(genesys.scheduler.runNext()).toBeUndefined()
  })

  test('runs one of them, out of its turn, and says whether it is paused', async () => {
    const genesys = mockAlone(saying('one', 'two', 'three'))
    const { chatId } = await start(genesys)
    const { scheduler } = genesys
    expect(scheduler.isPaused).toBe(false)
    scheduler.pause()
    expect(scheduler.isPaused).toBe(true)
    await genesys.advance(1_500)
    expect(scheduler.run('job-1')).toMatchObject({ id: 'job-1', dueAt: 1_000, event: { text: 'one' } })
    scheduler.resume()
    expect(scheduler.isPaused).toBe(false)
    expect(scheduler.run('job-3').event.text).toBe('three')
    await genesys.advance(5_000)
    expect(textsOf(genesys, chatId)).toEqual(['one at 1500', 'three at 1500', 'two at 2000'])
    expect(() => scheduler.run('job-3')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_JOB',
        message:
          'Failed to run the job "job-3": there is no job "job-3", or it has happened already. GET /genesys/2/mock/scheduler, or genesys.scheduler.pending(), lists those there are.',
      }),
    )
  })

  test('holds everything back while paused; what fell due happens on resuming, in order', async () => {
    const genesys = mockAlone(saying('one', 'two', 'three'))
    const { chatId } = await start(genesys)
    genesys.scheduler.pause()
    await genesys.advance(2_500)
    expect(textsOf(genesys, chatId)).toEqual([])
    expect(genesys.scheduler.pending()).toHaveLength(3)
    genesys.scheduler.resume()
    expect(textsOf(genesys, chatId)).toEqual(['one at 2500', 'two at 2500'])
    await genesys.advance(500)
    expect(textsOf(genesys, chatId)).toEqual(['one at 2500', 'two at 2500', 'three at 3000'])
  })

  test('can run the next while paused, and stays so', async () => {
    const genesys = mockAlone(saying('one', 'two'))
    const { chatId } = await start(genesys)
    genesys.scheduler.pause()
    genesys.scheduler.runNext()
    await genesys.advance(5_000)
    expect(textsOf(genesys, chatId)).toEqual(['one at 0'])
  })

  test('is not paused any more after a reset', async () => {
    const genesys = mockAlone(saying('one'))
    genesys.scheduler.pause()
    genesys.reset()
    const { chatId } = await start(genesys)
    await genesys.advance(1_000)
    expect(textsOf(genesys, chatId)).toEqual(['one at 1000'])
  })

  test('obeys rows moved, added and deleted by a test', async () => {
    const genesys = mockAlone(saying('one', 'two'))
    const { chatId } = await start(genesys)
    genesys.db.job.update({ where: { id: { equals: 'job-2' } }, data: { dueAt: 500 } })
    genesys.db.job.delete({ where: { id: { equals: 'job-1' } } })
    genesys.db.job.create({
      chatId,
      dueAt: 700,
      event: { from: { type: 'Agent' }, type: 'Message', text: 'new' },
    })
    await genesys.advance(5_000)
    expect(textsOf(genesys, chatId)).toEqual(['two at 500', 'new at 700'])
  })

  test('tells of every job: scheduled = fired + cancelled + pending', async () => {
    const genesys = mockAlone(saying('one', 'two', 'three'))
    const told: string[] = []
    genesys.on('job', ({ change, job }) => told.push(`${change} ${job.event.text}`))
    const { chatId } = await start(genesys)
    await genesys.advance(1_000)
    genesys.sessions.remove(chatId)
    expect(told).toEqual([
      'scheduled one',
      'scheduled two',
      'scheduled three',
      'fired one',
      'cancelled two',
      'cancelled three',
    ])
  })

  test('run next while paused, what was overdue happens now', async () => {
    const genesys = mockAlone(saying('one'))
    const { chatId } = await start(genesys)
    genesys.scheduler.pause()
    await genesys.advance(10_000)
    genesys.scheduler.runNext()
    expect(textsOf(genesys, chatId)).toEqual(['one at 10000'])
  })

  test('does jobs that have keys of their own, and refuses a moment that is none', async () => {
    const genesys = mockAlone(saying())
    const { chatId } = await start(genesys)
    const event = { from: { type: 'Agent' as const }, type: 'Message' as const, text: 'mine' }
    genesys.db.job.create({ id: 'my-own-job', chatId, dueAt: 10, event })
    await genesys.advance(10)
    expect(textsOf(genesys, chatId)).toEqual(['mine at 10'])
    const refused = (reason: string) => expect.objectContaining({ code: 'INVALID_QUERY', reason })
    expect(() => genesys.db.job.create({ chatId, dueAt: Number.NaN })).toThrow(
      refused('row.dueAt: expected a finite number, got NaN'),
    )
    genesys.db.job.create({ chatId, dueAt: 20, event })
    expect(() => genesys.db.job.updateMany({ data: { dueAt: Number.POSITIVE_INFINITY } })).toThrow(
      refused('data.dueAt: expected a finite number, got Infinity'),
    )
    expect(genesys.scheduler.pending()).toMatchObject([{ dueAt: 20 }])
  })

  test.each<[string, (genesys: ReturnType<typeof mockAlone>) => unknown]>([
    ['deletes the session', ({ db }) => db.session.deleteMany({})],
    ['ends it', ({ db }) => db.session.updateMany({ data: { state: 'ended' } })],
  ])('cancels what was due when a test %s in the database', async (_, change) => {
    const genesys = mockAlone(saying('one'))
    await start(genesys)
    change(genesys)
    expect(genesys.scheduler.pending()).toEqual([])
  })

  test('can be taken apart', async () => {
    const { pending, runNext } = mockAlone(saying('one')).scheduler
    expect(pending()).toEqual([])
    expect(runNext()).toBeUndefined()
  })
})
