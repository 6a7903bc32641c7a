import { ask, type Chat, createStandingMock, messageTo, refreshOf, startChat } from './chats.ts'
import { interleave, type Variant } from './interleave.ts'
import { sized, tell } from './run.ts'
import { createSuite, post } from './suite.ts'

// `send` in a chat with a transcript of 1,000 events, through setupServer, and `refresh` of the last event of
// 10,000, asked of the mock itself, which shows more: each against the same in a short transcript.

const genesys = createStandingMock()
const suite = createSuite()
suite.use(genesys.handlers)

async function chatWith(events: number): Promise<Chat> {
  const chat = await startChat(genesys)
  for (let count = 1; count < events; count += 1) await ask(genesys, messageTo(chat))
  return chat
}

function send(name: string, chat: () => Chat, before?: () => Promise<void>): Variant {
  return { name, ...(before && { before }), call: () => post(messageTo(chat())) }
}

let short = await startChat(genesys)
const long = await chatWith(1_000)
const sends = await interleave(
  [
    send(
      '1 event',
      () => short,
      async () => {
        short = await startChat(genesys)
      },
    ),
    send('1,000 events', () => long),
  ],
  { rounds: sized(120, 40), calls: 25 },
)
suite.close()

function refresh(name: string, chat: Chat, events: number): Variant {
  return { name, call: () => ask(genesys, refreshOf(chat, events)) }
}

const refreshes = await interleave(
  [refresh('10 events', await chatWith(10), 10), refresh('10,000 events', await chatWith(10_000), 10_000)],
  { rounds: sized(200, 100), calls: 100 },
)

tell(
  {
    row: 'send-long-transcript',
    value: sends.ratio('1,000 events', '1 event'),
    figures: { '1,000 events, µs': sends.typical('1,000 events'), '1 event, µs': sends.typical('1 event') },
  },
  {
    row: 'refresh-last-event',
    value: refreshes.ratio('10,000 events', '10 events'),
    figures: {
      '10,000 events, µs': refreshes.typical('10,000 events'),
      '10 events, µs': refreshes.typical('10 events'),
    },
  },
)
