import { describe, expect, test } from 'vitest'
import { operationTable } from '../../src/handlers/operation-table'
import { manualClock } from '../../src/index'
import { post, startChat, stateOf } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

/** The state, and the logs of all that was done. */
const allOf = (opened: Opened) => ({
  state: stateOf(opened),
  requests: opened.genesys.requests.all(),
  warnings: opened.genesys.warnings,
  ids: opened.genesys.snapshot().ids,
})

export const logsSuite: ContractSuite = (open) => {
  test('the pushes are listed, oldest first, all or those of a chat', async () => {
    const opened = open({ clock: manualClock() })
    const chat = await startChat(opened)
    await opened.genesys.advance(1_000)
    await startChat(opened)
    await opened.genesys.advance(1_000)
    await opened.genesys.settled()
    const all = await opened.call('/genesys/2/mock/pushes')
    expect(all.status).toBe(200)
    expect(all.body).toMatchObject([{ id: 'push-1' }, { id: 'push-2' }, { id: 'push-3' }])
    const { body } = await opened.call(`/genesys/2/mock/pushes?chatId=${chat.chatId}`)
    expect(body).toEqual(opened.genesys.pushes.of(chat.chatId))
    expect(body).toHaveLength(2)
  })

  test('those of an unknown chat are a 404', async () => {
    expect(await open().call('/genesys/2/mock/pushes?chatId=nobody')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 404, advice: 'there is no chat "nobody"' }] },
    })
  })

  test('the requests are listed, oldest first, by chat and operation', async () => {
    const opened = open()
    const one = await startChat(opened)
    const two = await startChat(opened)
    await one.call('send', { message: 'a' })
    await two.call('send', { message: 'b' })
    await one.call('send', { message: 'c' })
    const { status, body } = await opened.call('/genesys/2/mock/requests')
    expect(status).toBe(200)
    expect(body).toEqual(opened.genesys.requests.all())
    expect(body).toHaveLength(5)
    const path = `/genesys/2/mock/requests?chatId=${one.chatId}`
    expect((await opened.call(path)).body).toEqual(opened.genesys.requests.of(one.chatId).all())
    expect((await opened.call(`${path}&operation=send`)).body).toMatchObject([
      { operation: 'send', form: { message: 'a' } },
      { operation: 'send', form: { message: 'c' } },
    ])
    expect((await opened.call('/genesys/2/mock/requests?operation=refresh')).body).toEqual([])
  })

  test('of the requests, only the newest', async () => {
    const opened = open()
    const { call, chatId } = await startChat(opened)
    await call('send', { message: 'a' })
    await call('send', { message: 'b' })
    const path = `/genesys/2/mock/requests?chatId=${chatId}`
    expect((await opened.call(`${path}&last=1`)).body).toMatchObject([{ form: { message: 'b' } }])
    expect((await opened.call(`${path}&last=12`)).body).toHaveLength(3)
    for (const last of ['0', '-1', '1.5', 'all', '']) {
      expect(await opened.call(`${path}&last=${last}`)).toMatchObject({
        status: 400,
        body: { errors: [{ code: 100, advice: `last: expected an integer ≥ 1, got "${last}"` }] },
      })
    }
  })

  test('those to an operation that is none are refused', async () => {
    expect(await open().call('/genesys/2/mock/requests?operation=wave')).toMatchObject({
      status: 400,
      body: { errors: [{ code: 100, advice: 'operation: there is no operation "wave"' }] },
    })
  })

  describe('who only looks leaves no trace:', () => {
    // The feed has no end to wait for.
    const looking = operationTable.filter(({ observes, name }) => observes && name !== 'events')

    test.each(looking)('$name', async ({ path }) => {
      const opened = open({ clock: manualClock() })
      const chat = await startChat(opened)
      const target = path.replace('{chatId}', chat.chatId).replace('{profile}', 'default')
      const before = allOf(opened)
      const told: unknown[] = []
      opened.genesys.on('request', (request) => told.push(request))
      for (const init of [{ method: 'GET' }, { method: 'HEAD' }]) {
        expect((await opened.fetch(`/genesys/2/${target}`, init)).status).toBe(200)
      }
      await opened.fetch(`/genesys/2/${path.replace(/\{\w+\}/, 'nobody')}?state=x&chatId=nobody&operation=x`)
      expect(allOf(opened)).toEqual(before)
      expect(told).toEqual([])
    })
  })

  test('a reset leaves a mock as it was made, without a trace of itself, and is told of', async () => {
    const opened = open({ clock: manualClock() })
    const before = allOf(opened)
    const told: unknown[] = []
    opened.genesys.on('request', ({ operation, answer }) => told.push([operation, answer.body]))
    await startChat(opened)
    opened.genesys.faults.add({ delay: 1 })
    opened.genesys.profiles.set({ profile: 'vip', settings: { chat: {} } })
    opened.genesys.scheduler.pause()
    told.splice(0)
    const { status, body } = await opened.call('/genesys/2/mock/reset', post({}))
    expect({ status, body }).toEqual({ status: 200, body: { reset: true } })
    expect(allOf(opened)).toEqual(before)
    expect(opened.genesys.faults.list()).toEqual([])
    expect(opened.genesys.scheduler.isPaused).toBe(false)
    expect(told).toEqual([['resetMock', { reset: true }]])
    await startChat(opened)
    expect(opened.genesys.requests.all()).toMatchObject([{ id: 'request-1', operation: 'requestChat' }])
  })
}
