import { getResponse, type RequestHandler } from 'msw'
import { bareChat, bareHandler } from './bare-handler.ts'
import { createStandingMock, messageTo, startChat } from './chats.ts'
import { interleave } from './interleave.ts'
import { sized, tell } from './run.ts'
import { assertSuccess, type Post, toRequest } from './suite.ts'

// `send` by getResponse, without interception, against one handler that answers always the same.

async function answer(handlers: RequestHandler[], post: Post): Promise<void> {
  const response = await getResponse(handlers, toRequest(post))
  assertSuccess(await response?.json())
}

const genesys = createStandingMock()
let chat = await startChat(genesys)
const times = await interleave(
  [
    {
      name: 'send',
      async before() {
        genesys.sessions.remove()
        chat = await startChat(genesys)
      },
      call: () => answer(genesys.handlers, messageTo(chat)),
    },
    { name: 'bare handler', call: () => answer([bareHandler], messageTo(bareChat)) },
  ],
  { rounds: sized(200, 100), calls: 50 },
)
tell({
  row: 'get-response',
  value: times.typical('send') - times.typical('bare handler'),
  figures: {
    'send, µs': times.typical('send'),
    'bare handler, µs': times.typical('bare handler'),
    'ratio, ×': times.ratio('send', 'bare handler'),
  },
})
