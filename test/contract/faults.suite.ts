import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

const path = '/genesys/2/mock/faults'
const remove = { method: 'DELETE' }

export const faultsSuite: ContractSuite = (open) => {
  test('one or several are added, listed and counted', async () => {
    const opened = open({ clock: manualClock() })
    const chat = await startChat(opened)
    const one = await opened.call(path, postJson({ operation: 'send', respond: { statusCode: 2 } }))
    expect(one.status).toBe(200)
    expect(one.body).toMatchObject([
      { id: 'fault-1', operation: 'send', respond: { statusCode: 2 }, seen: 0 },
    ])
    const several = [
      { operation: 'push', drop: true },
      { chatId: chat.chatId, nth: 3, delay: 500 },
    ]
    expect((await opened.call(path, postJson(several))).body).toMatchObject([
      { id: 'fault-2', operation: 'push', drop: true, chatId: null },
      { id: 'fault-3', operation: null, delay: 500, chatId: chat.chatId },
    ])
    expect((await chat.call('send', { message: 'Hi' })).body).toMatchObject({
      statusCode: 2,
      chatEnded: false,
    })
    expect((await chat.call('send', { message: 'Hi' })).body).toMatchObject({ statusCode: 0 })
    const { status, body } = await opened.call(path)
    expect(status).toBe(200)
    expect(body).toMatchObject([
      { seen: 2, used: 1 },
      { seen: 0, used: 0 },
      { seen: 2, used: 0 },
    ])
    expect(body).toEqual(opened.genesys.faults.list())
  })

  test('one is removed by its id, an unknown one is a 404', async () => {
    const opened = open()
    opened.genesys.faults.add([{ delay: 1 }, { delay: 2 }])
    expect(await opened.call(`${path}/fault-1`, remove)).toMatchObject({ status: 200, body: { removed: 1 } })
    expect(await opened.call(`${path}/fault-1`, remove)).toMatchObject({
      status: 404,
      body: { errors: [{ code: 404, advice: 'there is no fault "fault-1"' }] },
    })
    expect((await opened.call(path)).body).toMatchObject([{ id: 'fault-2' }])
  })

  test('all are removed', async () => {
    const opened = open()
    opened.genesys.faults.add([{ delay: 1 }, { delay: 2 }])
    expect(await opened.call(path, remove)).toMatchObject({ status: 200, body: { removed: 2 } })
    expect((await opened.call(path)).body).toEqual([])
  })

  test.each([
    ['an array with one that is none', [{ delay: 1 }, { delay: 'x' }], '[1].delay: expected a number of'],
    ['a field that is none', { respond: { http: 200 } }, 'respond.http: expected an integer from 400 to 599'],
    ['nothing', '', 'body: expected an object { operation?,'],
  ])('%s is a 400 that names the field, and adds nothing', async (_, body, advice) => {
    const opened = open()
    const answer = await opened.call(path, postJson(body))
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({ errors: [{ code: 100, advice: expect.stringContaining(advice) }] })
    expect(opened.genesys.faults.list()).toEqual([])
  })
}
