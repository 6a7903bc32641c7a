import fc from 'fast-check'
import type { Fault, GenesysMock, Profile, ScheduledEvent } from '../../src/index'
import { post, postJson } from '../doors/chat-client'

/** Something that is done to a mock. */
export class Step {
  constructor(
    private readonly told: string,
    readonly run: (genesys: GenesysMock) => unknown,
    /** What it does wrong on purpose. */
    readonly fault?: Fault | undefined,
  ) {}

  [fc.toStringMethod](): string {
    return this.told
  }
}

/** Makes a step of random details, which tell it when a story fails. */
const step = <Details>(
  title: string,
  details: fc.Arbitrary<Details>,
  run: (genesys: GenesysMock, details: Details) => unknown,
  faultOf: (details: Details) => Fault | undefined = () => undefined,
): fc.Arbitrary<Step> =>
  details.map(
    (drawn) =>
      new Step(`${title} ${JSON.stringify(drawn) ?? ''}`, (genesys) => run(genesys, drawn), faultOf(drawn)),
  )

const plain = (title: string, run: (genesys: GenesysMock) => unknown): fc.Arbitrary<Step> =>
  step(title, fc.constant(undefined), run)

const agent = { type: 'Agent', nickname: 'Eva' } as const
const pushUrl = 'http://127.0.0.1:2/'

export const profiles: readonly Profile[] = [
  {
    profile: 'default',
    settings: {
      chat: {
        pushUrl,
        autoMessages: [
          { from: agent, type: 'ParticipantJoined', timeout: 0.5 },
          { from: agent, type: 'Message', text: 'Hello', timeout: 1 },
        ],
        replies: [
          {
            when: { pattern: '.' },
            messages: [{ from: agent, type: 'Message', text: '{{text}}', timeout: 1 }],
          },
        ],
      },
    },
  },
  {
    profile: 'restless',
    settings: { chat: { pushUrl, idle: { alert: 3, alert2: 1, close: 2 }, flexDisconnectTimeout: 9 } },
  },
]

const chat = fc.nat(4)
const turn = {
  nth: fc.integer({ min: 1, max: 3 }),
  times: fc.constantFrom<(number | 'always')[]>(1, 2, 'always'),
}
const pushFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({ operation: fc.constant('push' as const), ...turn, drop: fc.constant(true as const) }),
  fc.record({ operation: fc.constant('push' as const), ...turn, duplicate: fc.constant(true as const) }),
  fc.record({ operation: fc.constant('push' as const), ...turn, reorder: fc.constant(true as const) }),
  fc.record({ operation: fc.constant('push' as const), ...turn, delay: fc.constantFrom(0, 1, 700, 5_000) }),
)
const requestFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    ...turn,
    respond: fc.constantFrom({ http: 503 }, { statusCode: 1 as const }, { spoil: 'noMessages' as const }),
  }),
  fc.record({ ...turn, delay: fc.constantFrom(1, 800) }),
)

const operations = fc.constantFrom(
  'send',
  'send',
  'send',
  'refresh',
  'startTyping',
  'stopTyping',
  'updateNickname',
  'customNotice',
  'updateData',
  'pushUrl',
  'disconnect',
)

const event = fc.record({
  type: fc.constantFrom<ScheduledEvent['type'][]>(
    'Message',
    'Message',
    'ParticipantJoined',
    'ParticipantLeft',
    'TypingStarted',
  ),
  timeout: fc.constantFrom(0, 0, 0.2, 1, 4),
  chatEnded: fc.nat(9).map((number) => number === 0),
})

const start = step('start', fc.constantFrom('default', 'restless'), (genesys, profile) =>
  call(genesys, 'chat/aura', post({ nickname: 'Ana', profile })),
)

/** Whatever is said in a chat names that chat. */
const ask = step('ask', fc.record({ chat, operation: operations, text: fc.nat(99) }), (genesys, details) => {
  const { chatId, secureKey } = chatOf(genesys, details.chat)
  const said = {
    message: `${chatId} ${details.text}`,
    nickname: `Ana ${details.text}`,
    pushUrl: `${pushUrl}${chatId}`,
  }
  const form = { secureKey, 'userData[k]': chatId, ...said }
  return call(genesys, `chat/aura/${chatId}/${details.operation}`, post(form))
})

const play = step(
  'play',
  fc.record({ chat, events: fc.array(event, { minLength: 1, maxLength: 3 }) }),
  (genesys, details) => {
    const { chatId } = chatOf(genesys, details.chat)
    const events = details.events.map((each) => ({ ...each, from: agent, text: chatId }))
    return call(genesys, `mock/chat/aura/${chatId}/send`, postJson(events))
  },
)

const pass = step('pass', fc.constantFrom(0, 1, 200, 999, 1_000, 5_000, 30_000), (genesys, milliseconds) =>
  genesys.advance(milliseconds),
)

const spoil = step(
  'fault',
  fc.record({ fault: fc.oneof(pushFault, pushFault, requestFault), chat: fc.option(chat) }),
  (genesys, details) => {
    const chatId = details.chat === null ? undefined : chatOf(genesys, details.chat).chatId
    return genesys.faults.add({ ...details.fault, chatId })
  },
  ({ fault }) => fault,
)

const steer = step(
  'job',
  fc.record({ what: fc.constantFrom('run' as const, 'cancel' as const), job: fc.nat(9) }),
  (genesys, { what, job }) => {
    const found = nth(genesys.scheduler.pending(), job)
    return found && genesys.scheduler[what](found.id)
  },
)

const remove = step('remove', chat, (genesys, number) => {
  const found = nth(genesys.sessions.keys(), number)
  return found && genesys.sessions.remove(found)
})

/** Any interleaving of what clients, agents, testers and the clock do. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: start },
    { weight: 12, arbitrary: ask },
    { weight: 8, arbitrary: play },
    { weight: 12, arbitrary: pass },
    { weight: 4, arbitrary: spoil },
    { weight: 2, arbitrary: plain('clearFaults', ({ faults }) => faults.clear()) },
    { weight: 1, arbitrary: plain('pause', ({ scheduler }) => scheduler.pause()) },
    { weight: 2, arbitrary: plain('resume', ({ scheduler }) => scheduler.resume()) },
    { weight: 2, arbitrary: plain('runNext', ({ scheduler }) => scheduler.runNext()) },
    { weight: 2, arbitrary: steer },
    { weight: 2, arbitrary: remove },
    { weight: 1, arbitrary: plain('removeAll', ({ sessions }) => sessions.remove()) },
    { weight: 1, arbitrary: plain('reset', (genesys) => genesys.reset()) },
  ),
  { maxLength: 50, size: 'max' },
)

/** Sends a request, and waits until it has taken effect: a fault may hold back its answer. */
async function call(genesys: GenesysMock, path: string, init: RequestInit): Promise<void> {
  const requests = genesys.requests.all().length
  void genesys.fetch(new Request(`http://gms.test/genesys/2/${path}`, init))
  while (genesys.requests.all().length === requests) await new Promise((resolve) => setImmediate(resolve))
}

/** One of the chats there are, or none. */
function chatOf(genesys: GenesysMock, number: number): { chatId: string; secureKey: string } {
  return nth(genesys.db.session.getAll(), number) ?? { chatId: 'nobody', secureKey: 'none' }
}

function nth<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(1, items.length)]
}
