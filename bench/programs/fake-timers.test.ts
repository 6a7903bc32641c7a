import { createGenesysMock } from 'aura-mocks-genesys-api'
import { expect, test, vi } from 'vitest'
import { bareChat, bareHandler } from './bare-handler.ts'
import { messageTo, startChat } from './chats.ts'
import { interleave, type Variant } from './interleave.ts'
import { sized, tell } from './run.ts'
import { createSuite, post } from './suite.ts'

// Chats with the five messages of the default profile under Vitest's fake timers, advanced by five seconds: many at a
// time against a few at a time, which together have as many messages.

const messagesInChat = 5
const few = 10
const many = sized(1_000, 500)

const suite = createSuite()
const genesys = createGenesysMock()

async function play(chats: number): Promise<void> {
  vi.useFakeTimers()
  for (let count = 0; count < chats; count += 1) await startChat(genesys)
  await vi.advanceTimersByTimeAsync(messagesInChat * 1_000)
  await genesys.settled()
  vi.useRealTimers()
  expect(genesys.db.push.count({ where: { status: { equals: 'captured' } } })).toBe(chats * messagesInChat)
  genesys.reset()
}

/** As many requests as there are pushes, so many at a time, answered by one bare handler: what MSW itself takes. */
function bareInTurns(atATime: number): Variant {
  return {
    name: `${atATime} bare requests`,
    before: async () => suite.use([bareHandler]),
    async call() {
      const call = messageTo(bareChat)
      for (let made = 0; made < many * messagesInChat; made += atATime) {
        await Promise.all(Array.from({ length: atATime }, () => post(call)))
      }
    },
  }
}

/** All chats, so many at a time. */
function inTurns(atATime: number): Variant {
  return {
    name: `${atATime} chats`,
    before: async () => suite.use(genesys.handlers),
    async call() {
      for (let played = 0; played < many; played += atATime) await play(atATime)
    },
  }
}

test('chats under fake timers', { timeout: 600_000 }, async () => {
  const variants = [inTurns(many), inTurns(few), bareInTurns(many), bareInTurns(few)]
  const times = await interleave(variants, { rounds: sized(5, 1), calls: 1 })
  suite.close()
  const perMessage = (name: string): number => times.typical(name) / (many * messagesInChat)
  const growth = (what: string): number => times.ratio(`${many} ${what}`, `${few} ${what}`)
  tell({
    row: 'fake-timers',
    // MSW takes longer for each of a thousand requests at a time, whoever answers them.
    value: growth('chats') / growth('bare requests'),
    figures: {
      [`message, ${many} chats, µs`]: perMessage(`${many} chats`),
      [`message, ${few} chats, µs`]: perMessage(`${few} chats`),
      [`${many} chats to ${few}, ×`]: growth('chats'),
      [`${many} bare requests to ${few}, ×`]: growth('bare requests'),
    },
  })
})
