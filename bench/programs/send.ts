import { bareChat, bareHandler } from './bare-handler.ts'
import { type Chat, createStandingMock, messageTo, startChat } from './chats.ts'
import { interleave } from './interleave.ts'
import { sized, tell } from './run.ts'
import { createSuite, post } from './suite.ts'

// `send` through setupServer, against one handler that answers always the same.

const suite = createSuite()
const genesys = createStandingMock()
let chat: Chat

const times = await interleave(
  [
    {
      name: 'send',
      async before() {
        suite.use(genesys.handlers)
        // Not `reset()`, which would empty the journal.
        genesys.sessions.remove()
        chat = await startChat(genesys)
      },
      call: () => post(messageTo(chat)),
    },
    {
      name: 'bare handler',
      before: () => suite.use([bareHandler]),
      call: () => post(messageTo(bareChat)),
    },
  ],
  { rounds: sized(120, 40), calls: 25 },
)
suite.close()
tell({
  row: 'send',
  value: times.ratio('send', 'bare handler'),
  figures: {
    'send, µs': times.typical('send'),
    'bare handler, µs': times.typical('bare handler'),
    'with all garbage collected, ×': times.overallRatio('send', 'bare handler'),
  },
})
