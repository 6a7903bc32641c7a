import { createGenesysMock } from 'aura-mocks-genesys-api'
import { expect, test, vi } from 'vitest'
import { startChat } from './chats.ts'
import { interleave, type Variant } from './interleave.ts'
import { sized, tell } from './run.ts'
import { createSuite } from './suite.ts'

// Chats with the five messages of the default profile under Vitest's fake timers, advanced by five seconds: many at a
// time against a few at a time, which together have as many messages.

const messagesInChat = 5
const few = 10
const many = 1_000

const suite = createSuite()
const genesys = createGenesysMock()
suite.use(genesys.handlers)

async function play(chats: number): Promise<void> {
  vi.useFakeTimers()
  for (let count = 0; count < chats; count += 1) await startChat(genesys)
  await vi.advanceTimersByTimeAsync(messagesInChat * 1_000)
  await genesys.settled()
  vi.useRealTimers()
  expect(genesys.db.push.count({ where: { status: { equals: 'captured' } } })).toBe(chats * messagesInChat)
  genesys.reset()
}

/** All chats, so many at a time. */
function inTurns(atATime: number): Variant {
  return {
    name: `${atATime} chats`,
    async call() {
      for (let played = 0; played < many; played += atATime) await play(atATime)
    },
  }
}

test('chats under fake timers', { timeout: 600_000 }, async () => {
  const times = await interleave([inTurns(many), inTurns(few)], { rounds: sized(5, 1), calls: 1 })
  suite.close()
  const perMessage = (name: string): number => times.typical(name) / (many * messagesInChat)
  tell({
    row: 'fake-timers',
    value: times.ratio(`${many} chats`, `${few} chats`),
    figures: {
      [`message, ${many} chats, µs`]: perMessage(`${many} chats`),
      [`message, ${few} chats, µs`]: perMessage(`${few} chats`),
    },
  })
})
