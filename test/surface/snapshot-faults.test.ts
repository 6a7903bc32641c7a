import { expect, test } from 'vitest'
import { type Fault, manualClock, type Snapshot } from '../../src/index'
import { mockAlone } from '../doors/mock-with-server'

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
