import { type GenesysMock, type GenesysMockOptions, manualClock, type Profile } from '../../src/index'

// Without Vitest, for other processes tell this story, too.

const pushUrl = 'http://127.0.0.1:2/messages'

/** Everything that a chat can have going on by itself. */
const busy: Profile = {
  profile: 'busy',
  settings: {
    chat: {
      pushUrl,
      autoMessages: [
        { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined', timeout: 1 },
        { from: { type: 'Agent' }, type: 'Message', text: 'Hello', timeout: 0.5 },
        { from: { type: 'Agent' }, type: 'Message', text: 'Still there?', timeout: 4 },
      ],
      replies: [
        {
          when: { text: 'Hi' },
          messages: [{ from: { type: 'Agent' }, type: 'Message', text: 'You said {{text}}', timeout: 8 }],
        },
      ],
      faults: [{ operation: 'send', nth: 2, respond: { spoil: 'noMessages' } }],
      idle: { alert: 20, close: 10 },
      flexDisconnectTimeout: 60,
      aliasChanges: [
        { timeout: 1, alias: '200' },
        { timeout: 5, alias: '300' },
      ],
    },
  },
}

export const optionsAt = (now: number, seed?: string): GenesysMockOptions => ({
  clock: manualClock({ now }),
  seed,
  profiles: [{ profile: 'default', settings: { chat: { pushUrl } } }, busy],
})

/** A receiver of pushes that answers at once; it fails those whose text says so. */
export async function receive(_: unknown, init?: RequestInit): Promise<Response> {
  return new Response(null, { status: String(init?.body).includes('fail') ? 500 : 204 })
}

/** Calls an operation; what is answered, as text. */
export async function call(genesys: GenesysMock, path: string, form: object): Promise<string> {
  return send(genesys, path, {
    body: new URLSearchParams(form instanceof Map ? [...form] : Object.entries(form)),
  })
}

async function send(genesys: GenesysMock, path: string, init: RequestInit): Promise<string> {
  const request = new Request(`http://gms.test/genesys/2/${path}`, { method: 'POST', ...init })
  const response = await genesys.fetch(request)
  return `${response?.status} ${await response?.text()}`
}

/** By hand, for the platform would choose another boundary every time, which the journal keeps. */
function multipart(secureKey: string): RequestInit {
  const parts = [
    `name="secureKey"\r\n\r\n${secureKey}`,
    'name="file"; filename="offer.pdf"\r\ncontent-type: application/pdf\r\n\r\nnot really a PDF',
  ]
  const body = parts.map((part) => `--part\r\ncontent-disposition: form-data; ${part}\r\n`).join('')
  const headers = { 'content-type': 'multipart/form-data; boundary=part' }
  return { headers, body: `${body}--part--\r\n` }
}

/** All that can be seen of a mock. */
export const seen = (genesys: GenesysMock) => ({
  tables: Object.fromEntries(Object.entries(genesys.db).map(([name, table]) => [name, table.getAll()])),
  sessions: genesys.sessions.list(),
  stats: genesys.sessions.stats(),
  profiles: genesys.profiles.list(),
  pending: genesys.scheduler.pending(),
  pushes: genesys.pushes.all(),
  requests: genesys.requests.all(),
  warnings: genesys.warnings,
  faults: genesys.faults.list(),
})

const first = (genesys: GenesysMock) => genesys.db.session.getAll()[0] ?? { chatId: '', secureKey: '' }

/** Begins the story: at its end, there is something of everything. */
export async function begin(genesys: GenesysMock): Promise<void> {
  await call(genesys, 'chat/aura', { nickname: 'Ana', profile: 'busy' })
  await call(genesys, 'chat/aura', { nickname: 'Leo' })
  const [one, other] = genesys.db.session.getAll().slice(-2)
  await call(genesys, `chat/aura/${other?.chatId}/disconnect`, { secureKey: other?.secureKey })
  await call(genesys, 'chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' })
  await genesys.advance(2_000)
  const { chatId, secureKey } = one ?? { chatId: '', secureKey: '' }
  await send(genesys, `chat/aura/${chatId}/file`, multipart(secureKey))
  await call(genesys, `chat/aura/${chatId}/readReceipt`, { secureKey, transcriptPosition: 2 })
  await call(genesys, `chat/aura/${chatId}/refresh`, { secureKey })
  await call(genesys, `chat/aura/${chatId}/send`, { secureKey, message: 'Hi' })
  genesys.faults.add({ operation: 'push', nth: 2, times: 'always', reorder: true })
  const ana = await genesys.agent(chatId, { nickname: 'Bot', style: 'BOT' }).join()
  await ana.say('this will fail')
  await ana.say('later', { after: 3 })
  await genesys.advance(100)
  genesys.profiles.set({ profile: 'new', settings: { chat: {} } })
  genesys.scheduler.pause()
  await genesys.advance(3_000)
  await call(genesys, `chat/aura/${chatId}/refresh`, { secureKey, transcriptPosition: 1 })
}

/** Goes on with the story; what was answered on the way, and what is seen at its end. */
export async function goOn(genesys: GenesysMock) {
  const { chatId, secureKey } = first(genesys)
  const path = `chat/aura/${chatId}`
  const [file] = genesys.db.file.getAll()
  const answers = [
    await call(genesys, `${path}/refresh`, { secureKey, transcriptPosition: 3 }),
    await call(genesys, `${path}/file/${file?.id}/download`, { secureKey }),
    await call(genesys, 'chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' }),
  ]
  genesys.scheduler.resume()
  await genesys.advance(1_500)
  answers.push(await call(genesys, `${path}/send`, { secureKey, message: 'Hi' }))
  genesys.db.file.create({ chatId })
  answers.push(await call(genesys, 'chat/aura', { nickname: 'Zoë', profile: 'busy' }))
  const [, , third] = genesys.sessions.keys()
  await genesys.agent(third ?? '').join()
  genesys.scheduler.runNext()
  genesys.db.job.create({ chatId, dueAt: 20_000 })
  await genesys.advance(12_000)
  answers.push(await call(genesys, `${path}/refresh`, { secureKey }))
  await genesys.advance(60_000)
  return { answers, ...seen(genesys) }
}
