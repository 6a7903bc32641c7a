import {
  type Clock,
  createGenesysMock,
  type EventRow,
  type GenesysAnswer,
  type GenesysEvent,
  type GenesysEventType,
  type GenesysMock,
  GenesysMockError,
  type GenesysMockErrorCode,
  type GenesysMockOptions,
  genesysEventTypes,
  type ManualClock,
  manualClock,
  type Profile,
  type Push,
  type PushStatus,
  type ScheduledEvent,
  type Session,
  type Snapshot,
  systemClock,
  type Warning,
} from 'aura-mocks-genesys-api'
import { parseProfiles, readProfiles } from 'aura-mocks-genesys-api/profiles'
import {
  type GenesysServer,
  type GenesysServerOptions,
  startGenesysServer,
} from 'aura-mocks-genesys-api/server'
import { HttpResponse, http, type RequestHandler } from 'msw'
import { setupServer } from 'msw/node'

// Never run: it compiles, or the published types are wrong.

const clock: ManualClock = manualClock({ now: 0 })
const profile: Profile = {
  profile: 'quiet',
  settings: {
    chat: {
      pushUrl: 'https://push.test/',
      autoMessages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hello' }],
    },
  },
}
const options: GenesysMockOptions = {
  baseUrl: 'http://gms.test:8080',
  profiles: [profile],
  clock,
  push: { notifyRequestor: true, allowHosts: ['push.test'] },
}
const genesys: GenesysMock = createGenesysMock(options)
const handlers: RequestHandler[] = genesys.handlers
const otherClock: Clock = systemClock()

export const server = setupServer(...handlers, ...createGenesysMock({ clock: otherClock }).handlers)
server.use(...genesys.handlers)
server.use(
  http.post('https://push.test/', async ({ request }) => {
    const body = (await request.json()) as GenesysAnswer
    const types: GenesysEventType[] = (body.messages ?? []).map(({ type }) => type)
    return HttpResponse.json({ known: types.every((type) => genesysEventTypes.includes(type)) })
  }),
)

export async function readEverything(request: Request): Promise<unknown[]> {
  const response: Response | undefined = await genesys.fetch(request)
  const stop: () => void = genesys.on('event', ({ chatId, event }) => console.log(chatId, event.utcTime))
  await genesys.advance(5_000)
  await genesys.settled()
  stop()

  const sessions: Session[] = genesys.sessions.list()
  const row: EventRow | null = genesys.db.event.findFirst({ where: { index: { gte: 2 } } })
  const push: Push = await genesys.pushes.waitFor(({ status }) => status === 'captured', { timeout: 1 })
  const status: PushStatus = push.status
  const due: ScheduledEvent[] = genesys.scheduler.pending().map(({ event }) => event)
  const warnings: Warning[] = genesys.warnings.filter(({ code }) => code === 'POLLED_TOO_FAST')
  return [response?.status, sessions, row?.text?.length, status, due, warnings]
}

export async function useTheKit(chatId: string): Promise<unknown[]> {
  const profiles: Profile[] = [...readProfiles('profiles.yaml'), ...parseProfiles('[]')]
  genesys.profiles.set(profiles)
  const [fault] = genesys.faults.add({ operation: 'send', nth: 2, respond: { spoil: 'noIndex' } })
  const snapshot: Snapshot = genesys.snapshot()
  genesys.restore(snapshot)
  const script: Profile = genesys.sessions.export(chatId)
  const event: GenesysEvent = await genesys.waitFor.message(/^Hi/, { chatId, timeout: 1 })
  const serverOptions: GenesysServerOptions = { port: 0, mock: genesys }
  const { url, mock, close }: GenesysServer = await startGenesysServer(serverOptions)
  await close()
  return [fault?.seen, script.profile, event.index, url, mock.sessions.keys()]
}

export function codeOf(error: unknown): GenesysMockErrorCode | undefined {
  return error instanceof GenesysMockError ? error.code : undefined
}

// Were a type lost on the way and became `any`, these would be no errors.
// @ts-expect-error: an option of the wrong type
createGenesysMock({ strict: 'yes' })
// @ts-expect-error: no such operation
genesys.rewind(5_000)
// @ts-expect-error: no such field
genesys.db.session.findMany({ where: { colour: { equals: 'red' } } })
// @ts-expect-error: there is no event of this name
genesys.on('weather', () => {})
