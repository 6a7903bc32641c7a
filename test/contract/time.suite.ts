import { describe, expect, test } from 'vitest'
import { type Clock, type GenesysMockOptions, manualClock, systemClock } from '../../src/index'
import { post, postJson, startChat } from '../doors/chat-client'
import { sayingProfile } from '../doors/saying-profile'
import type { ContractSuite } from './suite'

const saying = (...texts: string[]): GenesysMockOptions => ({
  clock: manualClock({ now: 1_000_000 }),
  profiles: [sayingProfile('default', 'http://127.0.0.1:2/', ...texts)],
})
const scheduler = '/genesys/2/mock/scheduler'
const clockPath = '/genesys/2/mock/clock'

export const timeSuite: ContractSuite = (open) => {
  test('the scheduler shows the time, and what is still to happen', async () => {
    const opened = open(saying('one', 'two'))
    await startChat(opened)
    await opened.genesys.advance(1_000)
    const { status, body } = await opened.call(scheduler)
    expect(status).toBe(200)
    expect(body).toEqual({
      now: 1_001_000,
      scale: null,
      paused: false,
      pending: opened.genesys.scheduler.pending(),
    })
    expect(body.pending).toMatchObject([{ id: 'job-2', dueAt: 1_002_000, event: { text: 'two' } }])
  })

  test('pausing holds everything back, until it is resumed', async () => {
    const opened = open(saying('one', 'two'))
    const chat = await startChat(opened)
    expect((await opened.call(`${scheduler}/pause`, post({}))).body).toMatchObject({ paused: true })
    expect(opened.genesys.scheduler.isPaused).toBe(true)
    await opened.genesys.advance(1_500)
    expect(await chat.transcript(2)).toEqual([])
    const { status, body } = await opened.call(`${scheduler}/resume`, post({}))
    expect(status).toBe(200)
    expect(body).toMatchObject({ now: 1_001_500, paused: false, pending: [{ event: { text: 'two' } }] })
    expect(await chat.transcript(2)).toMatchObject([{ text: 'one', utcTime: 1_001_500 }])
  })

  test('the next thing, or one of them, happens before its time, paused or not', async () => {
    const opened = open(saying('one', 'two', 'three'))
    const chat = await startChat(opened)
    await opened.call(`${scheduler}/pause`, post({}))
    const next = await opened.call(`${scheduler}/next`, post({}))
    expect(next.body).toMatchObject({ done: { id: 'job-1', chatId: chat.chatId, event: { text: 'one' } } })
    const third = await opened.call(`${scheduler}/jobs/job-3/run`, post({}))
    expect(third.body).toMatchObject({ done: { id: 'job-3', dueAt: 1_003_000, event: { text: 'three' } } })
    expect((await chat.transcript(2)).map(({ text, utcTime }) => [text, utcTime])).toEqual([
      ['one', 1_000_000],
      ['three', 1_000_000],
    ])
    await opened.call(`${scheduler}/next`, post({}))
    expect((await opened.call(`${scheduler}/next`, post({}))).body).toEqual({ done: null })
  })

  test('one thing is cancelled, and the others happen', async () => {
    const opened = open(saying('one', 'two'))
    const chat = await startChat(opened)
    const { status, body } = await opened.call(`${scheduler}/jobs/job-1`, { method: 'DELETE' })
    expect({ status, body }).toEqual({ status: 200, body: { removed: 1 } })
    await opened.genesys.advance(5_000)
    expect((await chat.transcript(2)).map(({ text }) => text)).toEqual(['two'])
  })

  test.each([
    ['POST', 'jobs/job-9/run'],
    ['DELETE', 'jobs/job-9'],
  ])('%s %s is a 404, for there is no such thing', async (method, path) => {
    const { status, body } = await open().call(`${scheduler}/${path}`, { method })
    expect(status).toBe(404)
    expect(body).toEqual({
      errors: [{ code: 404, advice: 'there is no job "job-9", or it has happened already' }],
    })
  })

  test.each([
    ['JSON', postJson({ scale: 0.5 })],
    ['a form', post({ scale: '0.5' })],
  ])('the pace of the time is set, by %s', async (_, init) => {
    const opened = open({ clock: systemClock({ scale: 2 }) })
    expect((await opened.call(scheduler)).body).toMatchObject({ scale: 2 })
    const { status, body } = await opened.call(clockPath, init)
    expect(status).toBe(200)
    expect(body).toMatchObject({ scale: 0.5, paused: false, pending: [] })
    expect((await opened.call(scheduler)).body).toMatchObject({ scale: 0.5 })
  })

  test.each<[string, Record<string, string>, string]>([
    ['no scale', {}, 'scale: missing'],
    ['a scale that is no number', { scale: 'fast' }, 'scale: expected a number, got "fast"'],
    ['a scale of 0', { scale: '0' }, 'scale: expected a number from 0.000001 to 1000000, got 0'],
  ])('a pace with %s is refused', async (_, form, advice) => {
    const opened = open()
    expect(await opened.call(clockPath, post(form))).toMatchObject({
      status: 400,
      body: { errors: [{ code: 100, advice }] },
    })
    expect((await opened.call(scheduler)).body).toMatchObject({ scale: 1 })
  })

  test('a clock without a pace says which has one', async () => {
    expect(await open({ clock: manualClock() }).call(clockPath, post({ scale: '2' }))).toMatchObject({
      status: 400,
      body: {
        errors: [
          {
            code: 100,
            advice:
              'the clock of this mock has no pace of its own; systemClock() has one, and POST /genesys/2/mock/clock/advance moves a manualClock()',
          },
        ],
      },
    })
  })

  describe('advancing', () => {
    test.each([
      ['JSON', postJson({ milliseconds: 1_500 })],
      ['a form', post({ milliseconds: ' 1500 ' })],
    ])('a manual clock is answered when the time has passed, by %s', async (_, init) => {
      const opened = open(saying('one', 'two'))
      const chat = await startChat(opened)
      const told: unknown[] = []
      opened.genesys.on('event', ({ event }) => told.push(event.text))
      opened.genesys.on('request', ({ operation }) => told.push(operation))
      const { status, body } = await opened.call(`${clockPath}/advance`, init)
      expect(status).toBe(200)
      expect(body).toMatchObject({ now: 1_001_500, pending: [{ event: { text: 'two' } }] })
      expect(told).toEqual(['one', 'advanceClock'])
      expect(opened.genesys.requests.last()).toMatchObject({ operation: 'advanceClock', answer: { body } })
      expect(await chat.transcript(2)).toMatchObject([{ text: 'one', utcTime: 1_001_000 }])
    })

    test.each<[string, Record<string, string>, string]>([
      ['no time', {}, 'milliseconds: missing'],
      ['a time that is no number', { milliseconds: 'x' }, 'milliseconds: expected a number, got "x"'],
      ['a time before', { milliseconds: '-1' }, 'milliseconds: expected a finite number ≥ 0, got -1'],
    ])('by %s is refused', async (_, form, advice) => {
      const opened = open(saying('one'))
      expect(await opened.call(`${clockPath}/advance`, post(form))).toMatchObject({
        status: 400,
        body: { errors: [{ code: 100, advice }] },
      })
      expect(opened.genesys.requests.last()).toMatchObject({ form, error: { code: 'INVALID_PARAMETER' } })
    })

    test.each<[string, () => Clock]>([
      ['real time', systemClock],
      ['a clock of its own', () => ({ now: () => 0, setTimer: () => () => {} })],
    ])('%s is refused, with what to do', async (_, clock) => {
      const opened = open({ clock: clock() })
      const { status, body } = await opened.call(`${clockPath}/advance`, post({ milliseconds: '1' }))
      expect(status).toBe(400)
      expect(body).toMatchObject({
        errors: [{ code: 100, advice: expect.stringMatching(/manualClock\(\)/) }],
      })
    })

    test('is given up when the mock is reset meanwhile', async () => {
      const opened = open(saying('one', 'two'))
      await startChat(opened)
      opened.genesys.on('event', () => opened.genesys.reset())
      const { status } = await opened.call(`${clockPath}/advance`, post({ milliseconds: '5000' }))
      expect(status).toBe(503)
      expect(opened.genesys.requests.all()).toEqual([])
    })
  })
}
