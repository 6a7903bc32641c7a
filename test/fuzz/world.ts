import { createGenesysMock, type GenesysMock, manualClock } from '../../src/index'

/** A mock with something of everything in it, whose state can be told from another. */
export interface World {
  genesys: GenesysMock
  /** What stands for the variable parts of templates. */
  names: Readonly<Record<string, string>>
  /** All that a refused request must not change: no logs, no counters. */
  state(): string
}

export async function createWorld(seed: string): Promise<World> {
  const genesys = createGenesysMock({
    seed,
    clock: manualClock(),
    profiles: [
      { profile: 'default', settings: { chat: { pushUrl: 'http://127.0.0.1:2/' } } },
      {
        profile: 'vip',
        settings: { chat: { idle: { alert: 60 }, replies: [{ when: { text: 'Hi' }, messages: [] }] } },
      },
    ],
  })
  const { chatId, secureKey, userId } = await begin(genesys, 'Ana')
  const over = await begin(genesys, 'Leo')
  await post(genesys, `chat/aura/${over.chatId}/disconnect`, { secureKey: String(over.secureKey) })
  const eva = await genesys.agent(String(chatId), { nickname: 'Eva' }).join()
  await eva.sendFile({ name: 'offer.pdf', type: 'application/pdf', content: 'not really a PDF' })
  await eva.say('later', { after: 60 })
  // One to be removed, which nothing meets.
  genesys.faults.add({ operation: 'requestChat', nth: 1_000_000, respond: { http: 404 } })
  const names = {
    chat: `aura/${chatId}`,
    chatId: String(chatId),
    secureKey: String(secureKey),
    userId: String(userId),
    fileId: genesys.db.file.getAll()[0]?.id ?? '',
    jobId: genesys.scheduler.pending()[0]?.id ?? '',
    overChatId: String(over.chatId),
    overSecureKey: String(over.secureKey),
  }
  return { genesys, names, state: () => stateOf(genesys) }
}

function begin(genesys: GenesysMock, nickname: string): Promise<Record<string, unknown>> {
  return post(genesys, 'chat/aura', { nickname })
}

async function post(
  genesys: GenesysMock,
  path: string,
  form: Record<string, string>,
): Promise<Record<string, unknown>> {
  const body = new URLSearchParams(form)
  const response = await genesys.fetch(
    new Request(`http://gms.test/genesys/2/${path}`, { method: 'POST', body }),
  )
  return response?.json()
}

function stateOf({ db, scheduler }: GenesysMock): string {
  return JSON.stringify([
    db.session.getAll().map(({ updatedAt: _, ...session }) => session),
    db.event.getAll(),
    db.file.getAll(),
    db.profile.getAll(),
    db.job.getAll(),
    // A push comes home when it likes.
    db.push.getAll().map(({ id, chatId, body }) => [id, chatId, body]),
    // How often a fault was met is counted, whatever came of it.
    db.fault.getAll().map(({ id }) => id),
    scheduler.isPaused,
  ])
}
