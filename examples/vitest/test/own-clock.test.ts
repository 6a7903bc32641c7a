import { createGenesysMock, manualClock, type Profile } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HandoverBot } from '../src/handover-bot'

const serviceUrl = 'https://gms.example.com/genesys/2/chat/aura'

/** No queue: an agent is there at once. */
const express: Profile = {
  profile: 'express',
  settings: {
    chat: {
      pushUrl: 'https://express.example.com/messages',
      autoMessages: [
        { type: 'ParticipantJoined', from: { nickname: 'Elena', type: 'Agent' } },
        { type: 'Message', from: { type: 'Agent' }, text: 'Hello, I am Elena', timeout: 0.5 },
      ],
    },
  },
}

// A clock of the mock's own: time passes in genesys.advance only, and no timers need to be faked.
const nineOClock = Date.parse('2026-11-23T09:00:00Z')
const genesys = createGenesysMock({ clock: manualClock({ now: nineOClock }), profiles: [express] })
const server = setupServer(
  http.post('https://express.example.com/messages', () => new HttpResponse(null, { status: 204 })),
  ...genesys.handlers,
)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => genesys.reset())
afterAll(() => {
  server.close()
  genesys.dispose()
})

test('a chat can be watched as it happens', async () => {
  const seen: string[] = []
  const stop = genesys.on('event', ({ event }) =>
    seen.push(`${event.index} ${event.from.nickname} ${event.type}`),
  )
  // Which profile a chat starts with is said by the field `profile`, or in the attached data.
  const bot = new HandoverBot({ serviceUrl, attachedData: { profile: 'express' }, say: () => {} })

  await bot.handOver('Maria')
  expect(seen).toEqual(['1 Maria ParticipantJoined'])
  await genesys.advance(0)
  expect(seen.at(-1)).toBe('2 Elena ParticipantJoined')
  await bot.hear('Hello')
  await genesys.advance(500)
  stop()

  expect(seen.slice(2)).toEqual(['3 Maria Message', '4 Elena Message'])
  expect(genesys.pushes.last()).toMatchObject({
    url: 'https://express.example.com/messages',
    status: 'delivered',
    sentAt: nineOClock + 500,
    event: { from: { nickname: 'Elena', participantId: 2 }, text: 'Hello, I am Elena' },
  })
})

test('a push that nobody takes is kept from the network and can be read all the same', async () => {
  const bot = new HandoverBot({ serviceUrl, say: () => {} })
  await bot.handOver('Maria')
  await genesys.advance(5_000)

  const [session] = genesys.sessions.list({ profile: 'default' })
  expect(session).toMatchObject({ nextPosition: 7, pushes: { captured: 5 } })
  expect(genesys.pushes.last()?.event.text).toBe('Hello, I am an Agent, how can I help you?')
})
