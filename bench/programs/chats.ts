import { createGenesysMock, type GenesysMock, manualClock, type Profile } from 'aura-mocks-genesys-api'
import { assertSuccess, origin, type Post } from './suite.ts'

/** What a client knows of its chat. */
export interface Chat {
  chatId: string
  secureKey: string
}

/** Of its chats nothing is pushed, and in each something is due in an hour. */
const waiting: Profile = {
  profile: 'default',
  settings: {
    chat: {
      autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Still there?', timeout: 3_600 }],
    },
  },
}

/** A mock whose time stands still. */
export function createStandingMock(profile: Profile = waiting): GenesysMock {
  return createGenesysMock({ clock: manualClock(), profiles: [profile] })
}

/** Starts a chat as a client does. */
export function startChat(genesys: GenesysMock): Promise<Chat> {
  return ask(genesys, { path: 'chat/aura', form: 'nickname=Ana&subject=Order' })
}

export async function startChats(genesys: GenesysMock, count: number): Promise<Chat[]> {
  const chats: Chat[] = []
  while (chats.length < count) {
    const { chatId, secureKey } = await startChat(genesys)
    chats.push({ chatId, secureKey })
  }
  return chats
}

/** Asks a mock without MSW, and reads the answer. */
export async function ask(genesys: GenesysMock, { path, form }: Post): Promise<Chat> {
  const answer = await genesys.answer({
    method: 'POST',
    url: `${origin}/genesys/2/${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form),
  })
  const read: Chat & { statusCode: number } = JSON.parse(String(answer?.body))
  assertSuccess(read)
  return read
}

export function messageTo({ chatId, secureKey }: Chat): Post {
  return { path: `chat/aura/${chatId}/send`, form: `secureKey=${secureKey}&message=Where+is+my+order%3F` }
}

/** The chat's events from an index on. */
export function refreshOf({ chatId, secureKey }: Chat, transcriptPosition: number): Post {
  return {
    path: `chat/aura/${chatId}/refresh`,
    form: `secureKey=${secureKey}&transcriptPosition=${transcriptPosition}`,
  }
}
