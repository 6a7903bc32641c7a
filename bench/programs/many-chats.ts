import { createMswjsDataMock } from '../peers/mswjs-data-handlers.mjs'
import { type Chat, createStandingMock, messageTo, startChat, startChats } from './chats.ts'
import { interleave, type Variant } from './interleave.ts'
import { sized, tell } from './run.ts'
import { createSuite, post } from './suite.ts'

// `send` through setupServer with more and more live chats, against itself with one; and what it would be with
// `@mswjs/data` alone.

const sizes = sized([10, 100, 1_000, 10_000, 100_000], [10_000, 100_000])
const sizesOfPeer = sized([1, 10, 100, 1_000, 10_000], [])
/** How far on the next chat is: far enough for none to be at hand. */
const stride = 7_919

const suite = createSuite()

function chosen(chats: readonly Chat[], index: number): Chat {
  const chat = chats[(index * stride) % chats.length]
  if (chat === undefined) throw new Error('There are no chats.')
  return chat
}

function one(): Variant {
  const genesys = createStandingMock()
  let chat: Chat
  return {
    name: '1 chat',
    async before() {
      suite.use(genesys.handlers)
      // Not `reset()`, which would empty the journal.
      genesys.sessions.remove()
      chat = await startChat(genesys)
    },
    call: () => post(messageTo(chat)),
  }
}

async function many(size: number): Promise<Variant> {
  const genesys = createStandingMock()
  const chats = await startChats(genesys, size)
  return {
    name: `${size} chats`,
    before: () => suite.use(genesys.handlers),
    call: (index) => post(messageTo(chosen(chats, index))),
  }
}

function manyOfPeer(size: number): Variant {
  const peer = createMswjsDataMock()
  const chats = Array.from({ length: size }, (_, index) => ({ chatId: `0008${index}`, secureKey: '02f8' }))
  for (const { chatId, secureKey } of chats) peer.addChat(chatId, secureKey)
  return {
    name: `${size} chats in @mswjs/data`,
    before: () => suite.use(peer.handlers),
    call: (index) => post(messageTo(chosen(chats, index))),
  }
}

const ours = await Promise.all(sizes.map(many))
const times = await interleave([one(), ...ours], { rounds: sized(100, 40), calls: 20 })
const peers = sizesOfPeer.map(manyOfPeer)
const timesOfPeers = await interleave([one(), ...peers], { rounds: 10, calls: 3 })
suite.close()

const figures = Object.fromEntries(
  [
    ...['1 chat', ...ours.map(({ name }) => name)].map((name) => [name, times.typical(name)] as const),
    ...peers.map(({ name }) => [name, timesOfPeers.typical(name)] as const),
  ].map(([name, time]) => [`${name}, µs`, time]),
)
tell(
  ...[10_000, 100_000].map((size) => ({
    row: `send-${size}-chats`,
    value: times.ratio(`${size} chats`, '1 chat'),
    figures: { 'with all garbage collected, ×': times.overallRatio(`${size} chats`, '1 chat'), ...figures },
  })),
)
