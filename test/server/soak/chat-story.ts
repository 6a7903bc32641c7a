import { setTimeout as sleep } from 'node:timers/promises'
import { type Form, post, postJson } from '../../doors/chat-client'
import { expectOwnMarks } from './marks'
import type { PushReceiver } from './push-receiver'
import type { Tally } from './tally'
import { createWatchedClient, type WatchedAnswer, type WatchedClient } from './watched-client'

/** Where stories are played. */
export interface Stage {
  url: string
  receiver: PushReceiver
  tally: Tally
}

/** A chat that has been started. */
interface Chat {
  mark: string
  client: WatchedClient
  chatId: string
  service: string
  tally: Tally
  /** Calls an operation with the chat's key. */
  act(operation: string, form?: Form): Promise<WatchedAnswer>
}

/** Something that a client, a tester or an agent does in a chat. */
type Step = (chat: Chat) => Promise<unknown>

const chance = (share: number): boolean => Math.random() < share
const oneOf = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(Math.random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to choose from.')
  return item
}

const expectStatus = ({ tally }: Chat, name: string, { status, json }: WatchedAnswer, wanted = 200): void => {
  if (status !== wanted) tally.complain('answer', `${name}: HTTP ${status} ${JSON.stringify(json)}`)
}

const playAgent: Step = async (chat) => {
  const { mark, client, service, chatId } = chat
  const say = { from: { type: 'Agent', nickname: 'Eva' }, type: 'Message', text: `${mark} hears the agent` }
  const typing = { ...say, type: 'TypingStarted' }
  const answer = await client.call(
    'mock send',
    `mock/chat/${service}/${chatId}/send`,
    postJson([typing, say]),
  )
  expectStatus(chat, 'mock send', answer)
}

const exchangeFile: Step = async (chat) => {
  const { mark, client, act } = chat
  const bytes = new TextEncoder().encode(`${mark} `.repeat(1_000))
  const file = new FormData()
  file.append('secureKey', String((await act('refresh', { transcriptPosition: '0' })).json?.secureKey))
  file.append('file', new File([bytes], `${mark}.png`, { type: 'image/png' }))
  const { json } = await client.call('file', pathOf(chat, 'file'), { method: 'POST', body: file })
  const { userData = {} }: { userData?: Record<string, string> } = json ?? {}
  const path = `file/${userData['file-id']}`
  const downloaded = await act(`${path}/download`)
  if (!Buffer.from(downloaded.bytes).equals(bytes))
    chat.tally.complain('answer', `the file of ${mark} has come back as ${downloaded.bytes.length} bytes`)
  await act(`${path}/delete`)
}

const lookIntoSession: Step = async (chat) => {
  const answer = await chat.client.call('mock session', `mock/sessions/${chat.chatId}`)
  expectStatus(chat, 'mock session', answer)
  if (answer.json?.nickname !== chat.mark && !String(answer.json?.nickname).startsWith(chat.mark))
    chat.tally.complain('crossing', `the session of ${chat.mark} is that of ${answer.json?.nickname}`)
}

const askForStats: Step = async (chat) =>
  expectStatus(chat, 'mock stats', await chat.client.call('mock stats', 'mock/sessions/stats'))

const useWrongKey: Step = ({ act, mark }) =>
  act('send', { secureKey: 'wrong', message: `${mark} must not be heard` })

const steps: readonly Step[] = [
  ({ act, mark }) => act('send', { message: `${mark} says something`, transcriptPosition: '1' }),
  ({ act, mark }) => act('send', { message: `${mark} asks something` }),
  ({ act, mark }) => act('send', { message: `${mark} asks again: ñ 阿 👋🏽`, messageType: 'text' }),
  ({ act }) => act('refresh', { transcriptPosition: '1' }),
  ({ act }) => act('refresh', { transcriptPosition: '-1' }),
  ({ act }) => act('refresh', { transcriptPosition: '3' }),
  ({ act, mark }) => act('startTyping', { message: mark }),
  ({ act }) => act('stopTyping'),
  ({ act, mark }) => act('updateData', { 'userData[mark]': mark }),
  ({ act, mark }) => act('updateNickname', { nickname: `${mark} renamed` }),
  ({ act, mark }) => act('customNotice', { message: mark }),
  ({ act }) => act('readReceipt', { transcriptPosition: '1' }),
  ({ act }) => act('file/limits'),
  playAgent,
  playAgent,
  exchangeFile,
  lookIntoSession,
  askForStats,
  useWrongKey,
]

/** Plays one chat from its beginning to its end; each of its texts carries its mark. */
export async function playChat(stage: Stage, mark: string): Promise<void> {
  const { tally } = stage
  const chat = await begin(stage, mark)
  const feed = chance(0.04) ? listen(stage, chat) : undefined
  for (let count = 5 + Math.floor(Math.random() * 15); count > 0; count -= 1) await oneOf(steps)(chat)
  if (chance(0.2)) await settle(chat)
  if (chance(0.7)) await chat.act('disconnect')
  // Some are left to themselves, and stay.
  if (chance(0.9)) await remove(stage, chat)
  await feed?.()
  tally.chats.played += 1
}

async function remove({ receiver }: Stage, chat: Chat): Promise<void> {
  const { mark, client, chatId, tally } = chat
  const path = `mock/sessions/${chatId}`
  expectStatus(chat, 'mock remove', await client.call('mock remove', path, { method: 'DELETE' }))
  expectStatus(chat, 'mock session', await client.call('mock session', path), 404)
  // A push that was on its way may still arrive; all that is known of the chat need not be kept for it.
  receiver.replaceListener(mark, (body) => expectOwnMarks(mark, JSON.stringify(body), tally))
}

async function begin({ url, receiver, tally }: Stage, mark: string): Promise<Chat> {
  const client = createWatchedClient(url, mark, tally)
  const service = oneOf(['aura', 'voz', 'customer support'].map(encodeURIComponent))
  const form = post({ nickname: mark, subject: mark, 'userData[mark]': mark })
  const { json } = await client.call('requestChat', `chat/${service}`, form)
  const { chatId, secureKey } = { chatId: String(json?.chatId), secureKey: String(json?.secureKey) }
  if (tally.chats.ids.has(chatId)) tally.complain('crossing', `the chatId ${chatId} has been given before`)
  tally.chats.ids.add(chatId)
  const chat: Chat = {
    mark,
    client,
    chatId,
    service,
    tally,
    act: (operation, fields) =>
      client.call(nameOf(operation), pathOf(chat, operation), post({ secureKey, ...fields })),
  }
  await chat.act('pushUrl', { pushUrl: receiver.addressFor(mark, (body) => client.notePush(body)) })
  return chat
}

const pathOf = ({ service, chatId }: Chat, operation: string): string =>
  `chat/${service}/${chatId}/${operation}`
const nameOf = (operation: string): string => operation.replace(/^file\/[^/]+\//, 'file/…/')

/** Waits until nothing is due in a chat, and all its pushes have arrived. */
async function settle({ client, chatId, mark, tally }: Chat): Promise<void> {
  const deadline = performance.now() + 60_000
  for (;;) {
    const { json } = await client.call('mock session', `mock/sessions/${chatId}`)
    const {
      pushes,
      scheduled,
    }: { pushes?: Record<string, number>; scheduled?: { event: { type: string } }[] } = json ?? {}
    const isDue = scheduled?.some(({ event: { type } }) => type === 'Message' || type === 'TypingStarted')
    if (pushes?.pending === 0 && !isDue) {
      if (pushes.delivered !== client.pushes() || pushes.failed !== 0)
        tally.complain(
          'push',
          `${mark} has had ${client.pushes()} pushes; the mock says ${JSON.stringify(pushes)}`,
        )
      return
    }
    if (performance.now() > deadline) {
      tally.complain(
        'push',
        `after a minute the mock says of ${mark} ${JSON.stringify({ pushes, scheduled })}`,
      )
      return
    }
    await sleep(100)
  }
}

/** Reads the feed of a chat; the returned function ends that. */
function listen({ url, tally }: Stage, { chatId, client }: Chat): () => Promise<void> {
  const gone = new AbortController()
  const reading = (async () => {
    const response = await fetch(`${url}/genesys/2/mock/events?chatId=${chatId}`, { signal: gone.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      // A mark may be cut in two by the network.
      const blocks = `${rest}${read.value}`.split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) client.expectOwn(block)
    }
    tally.complain('connection', `the feed of ${chatId} has ended by itself`)
  })()
  return async () => {
    gone.abort()
    await reading.catch((error) => {
      if (!gone.signal.aborted) tally.complain('connection', String(error))
    })
  }
}
