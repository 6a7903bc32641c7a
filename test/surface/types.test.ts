import {
  type GenesysWorker,
  type GenesysWorkerOptions,
  setupGenesysWorker,
} from 'aura-mocks-genesys-api/browser'
import type { RequestHandler } from 'msw'
import { expectTypeOf, test } from 'vitest'
import {
  type ActiveFault,
  type Agent,
  type AnswerStream,
  type Bytes,
  type Clock,
  type CustomHttpPushBody,
  createGenesysMock,
  type DbRows,
  type DbTable,
  type EventRow,
  type Fault,
  type FaultRow,
  type GeneratorStates,
  type GenesysAnswer,
  type GenesysEvent,
  type GenesysEventType,
  type GenesysMock,
  type GenesysMockErrorCode,
  type GenesysPartyType,
  type IdentifierKind,
  type IdsState,
  type Job,
  type JournaledRequest,
  type Json,
  type ManualClock,
  manualClock,
  type OperationName,
  type operationNames,
  type PendingPush,
  type PlainAnswer,
  type Profile,
  type Push,
  type PushFormat,
  type PushRow,
  type PushStatus,
  type Reply,
  type ReplyFunction,
  type ReplyResult,
  type RequestPredicate,
  type SchedulerState,
  type Session,
  type SessionRow,
  type SessionSummary,
  type Snapshot,
  type SpoilName,
  type SystemClock,
  type spoilNames,
  systemClock,
  type TableRows,
  validateProfiles,
  type WaitFor,
  type WaitOptions,
  type Wanted,
  type Warning,
  type WarningCode,
} from '../../src/index'

test('the public surface has the types that it says', () => {
  expectTypeOf(createGenesysMock).returns.toEqualTypeOf<GenesysMock>()
  expectTypeOf(manualClock).returns.toEqualTypeOf<ManualClock>()
  expectTypeOf(systemClock).returns.toEqualTypeOf<SystemClock>()
  expectTypeOf<SystemClock>().toExtend<Clock>()
  expectTypeOf<SystemClock['scale']>().toEqualTypeOf<number>()
  expectTypeOf<SystemClock['setScale']>().toEqualTypeOf<(scale: number) => void>()

  expectTypeOf<GenesysMock['handlers']>().toEqualTypeOf<RequestHandler[]>()
  expectTypeOf<GenesysMock['fetch']>().toEqualTypeOf<(request: Request) => Promise<Response | undefined>>()
  expectTypeOf<GenesysMock['advance']>().toEqualTypeOf<(milliseconds: number) => Promise<void>>()
  expectTypeOf<GenesysMock['settled']>().returns.toEqualTypeOf<Promise<void>>()
  expectTypeOf<GenesysMock['snapshot']>().toEqualTypeOf<() => Snapshot>()
  expectTypeOf<GenesysMock['restore']>().toEqualTypeOf<(snapshot: Snapshot) => void>()
  expectTypeOf<Snapshot['version']>().toEqualTypeOf<1>()
  expectTypeOf<Snapshot['tables']>().toEqualTypeOf<TableRows>()
  expectTypeOf<TableRows['session']>().toEqualTypeOf<SessionRow[]>()
  expectTypeOf<keyof TableRows>().toEqualTypeOf<keyof GenesysMock['db']>()
  expectTypeOf<Snapshot['requests']>().toEqualTypeOf<JournaledRequest[]>()
  expectTypeOf<Snapshot['pendingPushes']>().toEqualTypeOf<PendingPush[]>()
  expectTypeOf<Snapshot['ids']>().toEqualTypeOf<IdsState>()
  expectTypeOf<IdsState['generators']>().toEqualTypeOf<GeneratorStates | null>()
  expectTypeOf<GenesysMock['reset']>().returns.toEqualTypeOf<void>()

  expectTypeOf<GenesysMock['sessions']['get']>().returns.toEqualTypeOf<Session>()
  expectTypeOf<GenesysMock['sessions']['last']>().returns.toEqualTypeOf<Session | undefined>()
  expectTypeOf<GenesysMock['profiles']['set']>().returns.toEqualTypeOf<Profile[]>()
  expectTypeOf<GenesysMock['scheduler']['pending']>().returns.toEqualTypeOf<Job[]>()
  expectTypeOf<GenesysMock['scheduler']['run']>().toEqualTypeOf<(jobId: string) => Job>()
  expectTypeOf<GenesysMock['scheduler']['isPaused']>().toEqualTypeOf<boolean>()
  expectTypeOf<SchedulerState>().toEqualTypeOf<{
    now: number
    scale: number | null
    paused: boolean
    pending: Job[]
  }>()
  expectTypeOf<GenesysMock['pushes']['waitFor']>().toEqualTypeOf<WaitFor['push']>()
  expectTypeOf<WaitFor['push']>().returns.toEqualTypeOf<Promise<Push>>()
  expectTypeOf<WaitFor['push']>().parameters.toEqualTypeOf<[wanted?: Wanted<Push>, options?: WaitOptions]>()
  expectTypeOf<WaitFor['message']>().returns.toEqualTypeOf<Promise<GenesysEvent>>()
  expectTypeOf<WaitFor['request']>().returns.toEqualTypeOf<Promise<JournaledRequest>>()
  expectTypeOf<WaitFor['request']>().parameter(0).toEqualTypeOf<OperationName | undefined>()
  expectTypeOf<WaitFor['end']>().returns.toEqualTypeOf<Promise<Session>>()
  expectTypeOf<GenesysMock['requests']['last']>().returns.toEqualTypeOf<JournaledRequest | undefined>()
  expectTypeOf<GenesysMock['warnings']>().toEqualTypeOf<Warning[]>()
  expectTypeOf<GenesysMock['agent']>().returns.toEqualTypeOf<Agent>()
  expectTypeOf<GenesysMock['faults']['add']>().returns.toEqualTypeOf<ActiveFault[]>()
  expectTypeOf<GenesysMock['faults']['clear']>().returns.toEqualTypeOf<number>()
  expectTypeOf<GenesysMock['db']['fault']>().toEqualTypeOf<DbTable<FaultRow>>()
  expectTypeOf<ActiveFault>().toEqualTypeOf<FaultRow>()
  expectTypeOf<JournaledRequest['fault']>().toEqualTypeOf<string | null>()
  expectTypeOf<Agent['join']>().returns.toEqualTypeOf<Promise<Agent>>()
  expectTypeOf<GenesysMock['db']['event']>().toEqualTypeOf<DbTable<EventRow>>()

  expectTypeOf<SessionSummary>().toEqualTypeOf<Omit<Session, 'messages' | 'scheduled'>>()
  expectTypeOf<Session['messages']>().toEqualTypeOf<GenesysEvent[]>()
  expectTypeOf<Push['body']>().toEqualTypeOf<GenesysAnswer | CustomHttpPushBody | Json>()
  expectTypeOf<PushRow['body']>().toEqualTypeOf<Push['body']>()
  expectTypeOf<Push['status']>().toEqualTypeOf<PushStatus>()
  expectTypeOf<Warning['request']>().toEqualTypeOf<JournaledRequest | null>()
  expectTypeOf<Warning['code']>().toEqualTypeOf<WarningCode>()
  expectTypeOf<JournaledRequest['answer']['body']>().toEqualTypeOf<Partial<GenesysAnswer>>()
})

test('unions are of literals, so that a switch can be exhaustive', () => {
  expectTypeOf<'Message'>().toExtend<GenesysEventType>()
  expectTypeOf<'message'>().not.toExtend<GenesysEventType>()
  expectTypeOf<GenesysPartyType>().toEqualTypeOf<'Client' | 'Agent' | 'Supervisor' | 'External'>()
  expectTypeOf<'UNKNOWN_CHAT'>().toExtend<GenesysMockErrorCode>()
  expectTypeOf<string>().not.toExtend<GenesysMockErrorCode>()
  expectTypeOf<'POLLED_TOO_FAST'>().toExtend<WarningCode>()
  expectTypeOf<string>().not.toExtend<WarningCode>()
})

test('what a listener gets follows from the name', () => {
  const genesys = createGenesysMock()
  genesys.on('push', (push) => expectTypeOf(push).toEqualTypeOf<Push>())
  genesys.on('warning', (warning) => expectTypeOf(warning).toEqualTypeOf<Warning>())
  genesys.on('event', (payload) =>
    expectTypeOf(payload).toEqualTypeOf<{ chatId: string; event: GenesysEvent }>(),
  )
  // @ts-expect-error There is no such thing to listen to.
  expectTypeOf(() => genesys.on('pushes', () => {})).toBeFunction()
  genesys.dispose()
})

test('a function that builds the bodies of pushes returns JSON, at once, made of what it got or otherwise', () => {
  const good: PushFormat[] = [
    'envelope',
    'customhttp',
    ({ envelope }) => envelope,
    ({ session, event }) => ({ ...event, by: [event.from, { session, text: event.text }] }),
    () => null,
    (): Json => ({ a: [1] }),
  ]
  expectTypeOf(good).toBeArray()
  // @ts-expect-error There is no such format.
  expectTypeOf('xml' as const).toExtend<PushFormat>()
  // @ts-expect-error The push does not wait for it.
  expectTypeOf(async () => 'later').toExtend<PushFormat>()
  // @ts-expect-error It is no JSON.
  expectTypeOf(() => undefined).toExtend<PushFormat>()
  // @ts-expect-error Nor is this.
  expectTypeOf(() => ({ n: 1n })).toExtend<PushFormat>()
})

test('replies are a script, or a function that returns them at once, or nothing', () => {
  const good: Profile['settings']['chat']['replies'][] = [
    [{ when: { text: 'Hi' }, messages: [{ from: { type: 'Agent' }, type: 'Message', text: 'Hello' }] }],
    ({ type, text }, chat) => (type === 'Message' ? `${chat.nickname} said ${text}` : undefined),
    () => [{ from: { type: 'Agent' }, type: 'ParticipantJoined' }, 'Hello'],
    () => {},
    ({ text }) => {
      if (text === 'Hi') return 'Hello'
    },
    ({ text }, { messages }) => {
      expectTypeOf(text).toEqualTypeOf<string | undefined>()
      expectTypeOf(messages).toEqualTypeOf<GenesysEvent[]>()
    },
  ]
  expectTypeOf(good).toBeArray()
  expectTypeOf<ReplyFunction>().parameters.toEqualTypeOf<[message: GenesysEvent, chat: Session]>()
  expectTypeOf<string | undefined>().toExtend<ReplyResult>()
  expectTypeOf<GenesysMock['sessions']['export']>().returns.toEqualTypeOf<Profile>()
  expectTypeOf(validateProfiles).toEqualTypeOf<(given: unknown) => Profile[]>()
  // @ts-expect-error The chat does not wait for it.
  expectTypeOf(async () => 'later').toExtend<ReplyFunction>()
  // @ts-expect-error There is no such event.
  expectTypeOf({ event: 'message' as const }).toExtend<Reply['when']>()
})

test('a fault is for requests or for pushes, and says what goes wrong', () => {
  const good: Fault[] = [
    { respond: { http: 503 }, delay: 1 },
    { operation: 'send', chatId: 'x', nth: 2, times: 'always', respond: { spoil: 'noIndex' } },
    { respond: { statusCode: 1, code: 7, advice: 'x', chatEnded: true } },
    { respond: { networkError: true } },
    { respond: { http: 500, body: [null] } },
    { operation: 'push', drop: true },
    { operation: 'push', delay: 1 },
  ]
  expectTypeOf(good).toBeArray()
  expectTypeOf<'noIndex'>().toExtend<SpoilName>()
  expectTypeOf<string>().not.toExtend<SpoilName>()
  // @ts-expect-error A push is not answered.
  good.push({ operation: 'push', respond: { http: 500 } })
  // @ts-expect-error Only a push can be lost.
  good.push({ operation: 'send', drop: true })
  // @ts-expect-error This operation is the mock's own.
  good.push({ operation: 'mockSend', delay: 1 })
  // @ts-expect-error Nothing goes wrong with it.
  good.push({ operation: 'push' })
  // @ts-expect-error It succeeded.
  good.push({ respond: { statusCode: 0 } })
})

test('what a public type is made of is public', () => {
  expectTypeOf<Bytes>().toEqualTypeOf<Uint8Array<ArrayBuffer>>()
  expectTypeOf<GeneratorStates>().toEqualTypeOf<Record<IdentifierKind, number>>()
  expectTypeOf<DbRows['event']>().toEqualTypeOf<EventRow>()
  expectTypeOf<PlainAnswer['stream']>().toEqualTypeOf<AnswerStream | undefined>()
  expectTypeOf<Parameters<WaitFor['request']>[1]>().toEqualTypeOf<RequestPredicate | undefined>()
  expectTypeOf<OperationName>().toEqualTypeOf<(typeof operationNames)[number]>()
  expectTypeOf<SpoilName>().toEqualTypeOf<(typeof spoilNames)[number]>()
})

test('queries know the fields and what they may be compared with', () => {
  const { db, dispose, requests } = createGenesysMock()
  expectTypeOf(db.event.findFirst({ where: { index: { gte: 2 } } })).toEqualTypeOf<EventRow | null>()
  // @ts-expect-error A number is not compared with a text.
  db.event.findFirst({ where: { index: { equals: '2' } } })
  // @ts-expect-error There is no such comparator.
  expectTypeOf(() => db.event.findFirst({ where: { text: { is: 'x' } } })).toBeFunction()
  // @ts-expect-error There is no such operation.
  expectTypeOf(() => requests.last('sent')).toBeFunction()
  dispose()
})

test('the entry for browsers has no type of MSW but its handlers', () => {
  expectTypeOf(setupGenesysWorker).toEqualTypeOf<(options?: GenesysWorkerOptions) => Promise<GenesysWorker>>()
  expectTypeOf<GenesysWorker['genesys']>().toEqualTypeOf<GenesysMock>()
  expectTypeOf<GenesysWorker['use']>().toEqualTypeOf<(...handlers: RequestHandler[]) => void>()
  expectTypeOf<GenesysWorker['fetch']>().toEqualTypeOf<GenesysMock['fetch']>()
  expectTypeOf<GenesysWorker['forget']>().toEqualTypeOf<() => void>()
  expectTypeOf<GenesysWorker['stop']>().toEqualTypeOf<() => void>()
})
