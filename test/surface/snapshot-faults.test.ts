import { HttpResponse, http } from 'msw'
import { describe, expect, test } from 'vitest'
import { type Fault, type GenesysMock, manualClock, type Snapshot } from '../../src/index'
import { mockAlone, mockWithServer, start } from '../doors/mock-with-server'
import { sayingProfile } from '../doors/saying-profile'

const throughJson = (snapshot: Snapshot): Snapshot => JSON.parse(JSON.stringify(snapshot))

const faults: readonly Fault[] = [
  { operation: 'send', chatId: 'somebody', nth: 2, times: 3, respond: { http: 503 }, delay: 5 },
  { times: 'always', respond: { statusCode: 2, code: 240 } },
  { operation: 'push', times: 'always', drop: true },
  { operation: 'push', reorder: true },
]

test('faults of every form survive a snapshot', () => {
  const genesys = mockAlone({ clock: manualClock() })
  const added = genesys.faults.add(faults)
  const other = mockAlone({ clock: manualClock() })
  other.restore(throughJson(genesys.snapshot()))
  expect(other.faults.list()).toEqual(added)
})

describe('a push that a fault', () => {
  const url = 'https://push.test/'
  const setUp = async (fault: Fault) => {
    const profiles = [sayingProfile('default', url, 'one', 'two', 'three')]
    const receiver = http.post(url, () => new HttpResponse())
    const { genesys } = mockWithServer({ clock: manualClock({ now: 0 }), profiles }, receiver)
    genesys.faults.add(fault)
    await start(genesys)
    return genesys
  }
  const sent = (genesys: GenesysMock) =>
    genesys.pushes
      .all()
      .sort((one, other) => (one.sentAt ?? 0) - (other.sentAt ?? 0))
      .map(({ event, sentAt }) => `${event.text} ${sentAt}`)

  test('delays is sent when as much time has passed as was left', async () => {
    const genesys = await setUp({ operation: 'push', delay: 4_000 })
    await genesys.advance(2_000)
    const snapshot = throughJson(genesys.snapshot())
    await genesys.advance(500)
    genesys.restore(snapshot)
    await genesys.advance(10_000)
    expect(sent(genesys)).toEqual(['one 5500', 'two 5500', 'three 5500'])
  })

  test('holds back still waits for the next', async () => {
    const genesys = await setUp({ operation: 'push', reorder: true })
    await genesys.advance(1_000)
    genesys.restore(throughJson(genesys.snapshot()))
    expect(await Promise.race([genesys.settled(), 'under way'])).toBeUndefined()
    await genesys.advance(10_000)
    expect(sent(genesys)).toEqual(['one 2000', 'two 2000', 'three 3000'])
  })

  test('has put behind another stays there', async () => {
    const order: unknown[] = []
    const genesys = await setUp({ operation: 'push', reorder: true })
    genesys.faults.add({ operation: 'push', nth: 2, delay: 5_000 })
    genesys.on('push', ({ status, event }) => {
      if (status !== 'pending') order.push(event.text)
    })
    await genesys.advance(2_500)
    genesys.restore(throughJson(genesys.snapshot()))
    await genesys.advance(10_000)
    expect(order).toEqual(['two', 'one', 'three'])
  })
})

test('pushes that a test has put into the log are not sent', async () => {
  const genesys = mockAlone({ clock: manualClock({ now: 0 }) })
  genesys.db.push.create({ url: 'http://127.0.0.1:2/' })
  genesys.restore(throughJson(genesys.snapshot()))
  await genesys.settled()
  expect(genesys.pushes.last()).toMatchObject({ status: 'pending', attempts: 0 })
})
