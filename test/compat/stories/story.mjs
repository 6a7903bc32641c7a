import assert from 'node:assert/strict'

// The story that every consumer lives through. Each brings its own modules, as its way of importing gives
// them, and its own way of letting time pass.

const GENESYS_URL = 'http://gms.test:8080/genesys/2'
const PUSH_URL = 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages'

/** What is pushed of the profile `default`, and how long after the start of the chat. */
const SCRIPT = [
  { index: 2, type: 'ParticipantJoined', text: null, after: 1_000 },
  { index: 3, type: 'Message', text: 'You have approximately 15 minutes to be attended', after: 2_000 },
  { index: 4, type: 'Message', text: 'Soon one of our agents will attend you personally', after: 3_000 },
  { index: 5, type: 'ParticipantJoined', text: null, after: 4_000 },
  { index: 6, type: 'Message', text: 'Hello, I am an Agent, how can I help you?', after: 5_000 },
]

/** A mock, and an MSW server with it. */
export function createWorld({ createGenesysMock, http, HttpResponse, setupServer }, options) {
  const genesys = createGenesysMock(options)
  return { genesys, server: setupServer(...genesys.handlers), http, HttpResponse }
}

export function listen({ server }) {
  // msw 2 knows the first name only, msw 3 the second.
  server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' })
}

export function close({ server, genesys }) {
  server.close()
  genesys.dispose()
}

/**
 * A chat from its start to its end, and a reset with another chat under way.
 *
 * @param advance - Lets milliseconds pass; synchronously when it returns undefined.
 */
export async function playStory(world, advance) {
  const chat = await openChat('Ana')
  await expectScriptIsPushed(world, chat, advance)
  await expectPushIsIntercepted(world, chat)
  await expectClientIsHeard(chat)
  await expectResetIsComplete(world, advance)
}

export async function openChat(nickname) {
  const chat = await post('chat/aura', { nickname })
  expectJson(
    chat.messages.map(({ index, type }) => ({ index, type })),
    [{ index: 1, type: 'ParticipantJoined' }],
  )
  return chat
}

async function expectScriptIsPushed({ genesys }, chat, advance) {
  const passing = advance(5_000)
  // Not awaited needlessly: after a synchronous advance, `settled()` has to know of the pushes by itself.
  if (passing) await passing
  await genesys.settled()

  const [start] = chat.messages
  expectJson(
    genesys.pushes.of(chat.chatId).map(({ status, event }) => ({
      index: event.index,
      type: event.type,
      text: event.text ?? null,
      after: event.utcTime - start.utcTime,
      status,
    })),
    SCRIPT.map((line) => ({ ...line, status: 'captured' })),
  )
}

async function expectPushIsIntercepted({ genesys, server, http, HttpResponse }, chat) {
  const received = []
  server.use(
    http.post(PUSH_URL, async ({ request }) => {
      received.push(await request.json())
      return HttpResponse.json({})
    }),
  )
  await post(`mock/chat/aura/${chat.chatId}/send`, {
    type: 'Message',
    'from[type]': 'Agent',
    text: 'Are you still there?',
  })
  await genesys.settled()

  const push = genesys.pushes.last()
  assert.equal(push.status, 'delivered', push.error ?? '')
  expectJson(received, [JSON.parse(JSON.stringify(push.body))])
  assert.equal(received[0].messages[0].text, 'Are you still there?')
}

async function expectClientIsHeard({ chatId, secureKey, userId }) {
  const sent = await post(`chat/aura/${chatId}/send`, { secureKey, userId, message: 'Yes' })
  assert.equal(sent.nextPosition, 9)

  const { messages } = await post(`chat/aura/${chatId}/refresh`, {
    secureKey,
    userId,
    transcriptPosition: '1',
  })
  expectJson(
    messages.map(({ index, text }) => ({ index, text: text ?? null })),
    [
      { index: 1, text: null },
      ...SCRIPT.map(({ index, text }) => ({ index, text })),
      { index: 7, text: 'Are you still there?' },
      { index: 8, text: 'Yes' },
    ],
  )

  const { chatEnded } = await post(`chat/aura/${chatId}/disconnect`, { secureKey, userId })
  assert.equal(chatEnded, true)
}

async function expectResetIsComplete({ genesys, server }, advance) {
  await openChat('Eva')
  assert.equal(genesys.sessions.list().length, 2)
  assert.equal(genesys.scheduler.pending().length, SCRIPT.length)

  genesys.reset()
  server.resetHandlers()
  expectJson([genesys.scheduler.pending(), genesys.sessions.list()], [[], []])

  await advance(5_000)
  await genesys.settled()
  expectJson([genesys.pushes.all(), genesys.sessions.list()], [[], []])
}

export async function post(path, form) {
  const response = await fetch(`${GENESYS_URL}/${path}`, { method: 'POST', body: new URLSearchParams(form) })
  const answer = await response.json()
  assert.equal(response.status, 200, JSON.stringify(answer))
  assert.equal(answer.statusCode ?? 0, 0, JSON.stringify(answer))
  return answer
}

/** By way of JSON, for what `fetch` parsed may have been made by another realm's `Object` and `Array`. */
export function expectJson(actual, expected) {
  assert.deepEqual(JSON.parse(JSON.stringify(actual)), expected)
}
