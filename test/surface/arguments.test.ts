import { parseProfiles, readProfiles } from 'aura-mocks-genesys-api/profiles'
import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import { genesysMatchers } from 'aura-mocks-genesys-api/vitest'
import { describe, expect, test } from 'vitest'
import { splitOptions } from '../../src/browser/worker-options'
import {
  createGenesysMock,
  type GenesysMock,
  type GenesysMockOptions,
  manualClock,
  systemClock,
  validateProfiles,
} from '../../src/index'
import { mockOptionNames } from '../../src/runtime/mock-option-names'
import { mockAlone, start } from '../doors/mock-with-server'

expect.extend(genesysMatchers)

/** A function of the public API, wrong arguments for it, and what the error has to name. */
type Row = readonly [path: string, given: readonly unknown[], named: string | RegExp]

const unknownKeys = { nickname: 'Ana', colour: 'red' }

/** What every function is given that it must reject, by the path of the function in the mock. */
const wrong: readonly Row[] = [
  ['fetch', ['http://gms.test/genesys/2/chat/aura'], 'request: expected a Request'],
  ['fetch', [{ url: 'x' }], 'request: expected a Request'],
  ['fetch', [], 'request: expected a Request, got undefined'],
  ['answer', [], 'request: expected an object'],
  ['answer', [{ method: 'GET', headers: {} }], 'request.url: missing'],
  ['answer', [{ method: 'GET', url: '/genesys/2/chat', headers: {} }], 'request.url: expected a whole URL'],
  ['answer', [{ url: 'http://a/', headers: {} }], 'request.method: missing'],
  ['answer', [{ method: 'GET', url: 'http://a/' }], 'request.headers: missing'],
  ['answer', [{ method: 'GET', url: 'http://a/', headers: { a: 1 } }], 'request.headers.a: expected a text'],
  ['answer', [{ method: 'GET', url: 'http://a/', headers: new Headers() }], 'Object.fromEntries(headers)'],
  [
    'answer',
    [{ method: 'GET', url: 'http://a/', headers: {}, body: 'x' }],
    'request.body: expected a Uint8Array',
  ],
  [
    'answer',
    [{ method: 'GET', url: 'http://a/', headers: {}, signal: 1 }],
    'request.signal: expected an AbortSignal',
  ],
  [
    'answer',
    [{ method: 'GET', url: 'http://a/', headers: {}, boddy: 'x' }],
    'request.boddy: there is no such option, only method, url, headers, body, bodyLimit, signal',
  ],
  ['sessions.list', ['active'], 'filter: expected an object'],
  [
    'sessions.list',
    [{ stat: 'active' }],
    'filter.stat: there is no such option, only serviceName, profile, state',
  ],
  ['sessions.list', [{ state: 'over' }], 'filter.state: expected "active" or "ended", got "over"'],
  ['sessions.list', [{ profile: 5 }], 'filter.profile: expected'],
  ['sessions.list', [null], 'filter: expected an object'],
  ['sessions.get', [], 'chatId: expected the chatId of a chat, got undefined'],
  ['sessions.get', [{}], 'chatId: expected the chatId of a chat, got Object'],
  ['sessions.end', [], 'chatId: expected the chatId of a chat'],
  ['sessions.end', [5], 'chatId: expected the chatId of a chat, got 5'],
  ['sessions.remove', [{ chatId: 'x' }], 'chatId: expected the chatId of a chat'],
  ['sessions.remove', [null], 'chatId: expected the chatId of a chat, got null'],
  ['sessions.remove', [''], 'chatId: expected the chatId of a chat'],
  ['sessions.export', [], 'chatId: expected the chatId of a chat'],
  ['sessions.export', ['{chat}', 'name'], 'options: expected an object'],
  ['sessions.export', ['{chat}', { name: 'x' }], 'options.name: there is no such option, only profile'],
  ['sessions.export', ['{chat}', { profile: 5 }], 'options.profile: expected a name, got 5'],
  ['profiles.get', [], 'name: expected the name of a profile, got undefined'],
  ['profiles.set', [], 'profiles: expected a profile, or an array of profiles, got undefined'],
  ['profiles.set', ['default'], 'profiles: expected a profile'],
  ['profiles.set', [[5]], '[0]: expected an object { profile, settings }'],
  ['profiles.set', [{ settings: { chat: {} } }], 'profile: expected a name'],
  [
    'profiles.set',
    [{ profile: 'p', settings: { chat: { idel: {} } } }],
    /settings\.chat\.idel: there is no such field, only extends, .*faults/,
  ],
  [
    'profiles.set',
    [{ profile: 'p', settings: { chat: {} }, name: 'x' }],
    'name: there is no such field, only profile, settings',
  ],
  ['scheduler.run', [], 'jobId: expected the id of a job, got undefined'],
  ['scheduler.cancel', [{ id: 'job-1' }], 'jobId: expected the id of a job, got Object'],
  ['pushes.of', [], 'chatId: expected the chatId of a chat'],
  ['pushes.waitFor', [{ type: 'Message' }], 'wanted: expected a text, a RegExp or a function, got Object'],
  ['pushes.waitFor', ['x', { timout: 1 }], 'options.timout: there is no such option, only timeout, chatId'],
  ['requests.last', ['sendMessage'], /operation: expected one of requestChat, send, .*, got "sendMessage"/],
  ['requests.last', [null], 'operation: expected one of'],
  ['requests.of', [], 'chatId: expected the chatId of a chat'],
  ['requests.of().last', ['Send'], 'operation: expected one of'],
  ['faults.add', [], 'fault: expected an object'],
  ['faults.add', ['send'], 'fault: expected an object'],
  [
    'faults.add',
    [{ operation: 'send', respnd: { http: 500 } }],
    'respnd: there is no such field, only chatId, nth, times, operation, respond, delay',
  ],
  ['faults.remove', [], 'id: expected the id of a fault, got undefined'],
  ['agent', [], 'chatId: expected the chatId of a chat'],
  ['agent', ['{chat}', 'Eva'], 'party: expected an object { nickname?, type?, style? }, got "Eva"'],
  ['agent', ['{chat}', { name: 'Eva' }], 'party.name: there is no such option, only nickname, type, style'],
  [
    'agent',
    ['{chat}', { type: 'Client' }],
    'party.type: expected one of Agent, Supervisor, External, got "Client"',
  ],
  ['agent', ['{chat}', { nickname: '' }], 'party.nickname: expected a name'],
  ['agent', ['{chat}', { style: 'bot' }], 'party.style: expected "BOT"'],
  ['agent().say', [], 'text: expected a text, got undefined'],
  ['agent().say', ['Hi', 5], 'options: expected an object'],
  [
    'agent().say',
    ['Hi', { aftr: 1 }],
    'options.aftr: there is no such option, only messageType, userData, eventAttributes, after',
  ],
  ['agent().say', ['Hi', { after: '1' }], 'options.after: expected a number of seconds'],
  ['agent().say', ['Hi', { userData: { a: 1 } }], 'options.userData.a: expected a text'],
  [
    'agent().say',
    ['Hi', { eventAttributes: [] }],
    'options.eventAttributes: expected an object of JSON values',
  ],
  ['agent().type', [], 'text: expected a text, got undefined'],
  ['agent().type', ['Hi', { after: 1 }], 'options.after: there is no such option'],
  ['agent().type', ['Hi', { pause: -1 }], 'options.pause: expected a number of seconds'],
  ['agent().pushUrl', ['/x'], 'url: expected an absolute http or https URL'],
  ['agent().pushUrl', [], 'url: expected an absolute http or https URL'],
  ['agent().notice', [5], 'text: expected a text, got 5'],
  ['agent().notice', ['x', { delay: 1 }], 'options.delay: there is no such option'],
  ['agent().sendFile', ['x.pdf'], 'file: expected an object { name, type?, content }, got "x.pdf"'],
  ['agent().sendFile', [], 'file: expected an object'],
  ['agent().sendFile', [{ name: 'x.pdf' }], 'file.content: missing'],
  ['agent().sendFile', [{ name: 'x.pdf', content: [1, 2] }], 'file.content: expected a text'],
  ['agent().sendFile', [{ name: 'x.pdf', content: {} }], 'file.content: expected a text'],
  ['agent().sendFile', [{ content: 'x' }], 'file.name: expected a file name'],
  ['agent().sendFile', [{ name: '', content: 'x' }], 'file.name: expected a file name'],
  ['agent().sendFile', [{ content: new Blob(['x']) }], 'file.name: expected a file name'],
  ['agent().sendFile', [new Blob(['x'])], 'file: expected an object { name, type?, content }, got a Blob'],
  [
    'agent().sendFile',
    [{ filename: 'x', content: 'x' }],
    'file.filename: there is no such option, only name, type, content',
  ],
  [
    'agent().sendFile',
    [{ name: 'x\ud800', content: 'x' }],
    'file.name: expected a text without lone surrogates',
  ],
  ['agent().sendFile', [{ name: 'x', type: 'a/b\n', content: 'x' }], 'file.type: expected a media type'],
  ['agent().transferTo', ['Leo'], 'other: expected an object { nickname?, type?, style? }, got "Leo"'],
  ['agent().transferTo', [], 'other: expected an object'],
  ['agent().transferTo', [unknownKeys], 'other.colour: there is no such option'],
  ['agent().transferTo', [{}, { after: -1 }], 'options.after: expected a number of seconds'],
  ['agent().monitor', [], 'party.type: expected "Supervisor"'],
  ['agent().stopMonitoring', [], 'party.type: expected "Supervisor"'],
  ['agent().leave', [{ endchat: true }], 'options.endchat: there is no such option, only endChat'],
  ['agent().leave', [true], 'options: expected an object'],
  ['agent().leave', [{ endChat: 'yes' }], 'options.endChat: expected true or false, got "yes"'],
  ['waitFor.push', ['x', { timout: 1 }], 'options.timout: there is no such option, only timeout, chatId'],
  ['waitFor.push', [5], 'wanted: expected a text'],
  [
    'waitFor.push',
    ['x', { timeout: '1' }],
    'options.timeout: expected a finite number of milliseconds ≥ 0, got "1"',
  ],
  ['waitFor.push', ['x', { chatId: 5 }], 'options.chatId: expected the chatId of a chat, got 5'],
  ['waitFor.message', ['x', 1_000], 'options: expected an object { timeout?, chatId? }, got 1000'],
  ['waitFor.message', [null], 'wanted: expected a text'],
  ['waitFor.request', ['sendMessage'], 'operation: expected one of requestChat, send'],
  ['waitFor.request', ['send', 'Hi'], 'wanted: expected a function, got "Hi"'],
  ['waitFor.request', ['send', undefined, { time: 1 }], 'options.time: there is no such option'],
  ['waitFor.end', [{ chatId: 'x' }], 'chatId: expected the chatId of a chat, got Object'],
  ['waitFor.end', [undefined, { chatId: 'x' }], 'options.chatId: there is no such option, only timeout'],
  [
    'on',
    ['pushes', () => {}],
    'name: expected one of session, event, request, push, job, warning, got "pushes"',
  ],
  ['on', ['push'], 'listener: expected a function, got undefined'],
  ['on', [], 'name: expected one of'],
  ['advance', [], 'milliseconds: expected a finite number ≥ 0, got undefined'],
  ['advance', ['5'], 'milliseconds: expected a finite number ≥ 0, got "5"'],
  ['restore', [], 'snapshot: expected'],
  ['restore', [{}], 'version: missing'],
  ...Object.keys(createGenesysMock().db).flatMap((table): Row[] => [
    [`db.${table}.findFirst`, ['x'], 'query: expected an object { where?, strict? }, got "x"'],
    [`db.${table}.findFirst`, [{ take: 1 }], 'take: there is no such option, only where, strict'],
    [`db.${table}.findMany`, [null], 'query: expected an object'],
    [
      `db.${table}.findMany`,
      [{ whre: {} }],
      'whre: there is no such option, only where, strict, orderBy, take, skip, cursor',
    ],
    [`db.${table}.findMany`, [{ take: -1 }], 'take: expected an integer ≥ 0, got -1'],
    [`db.${table}.findMany`, [{ orderBy: 'id' }], 'orderBy: expected an object'],
    [`db.${table}.findMany`, [{ orderBy: { x: 'asc' } }], 'orderBy.x: there is no such option'],
    [`db.${table}.findMany`, [{ cursor: 5 }], 'cursor: expected a primary key'],
    [`db.${table}.count`, [5], 'query: expected an object'],
    [`db.${table}.create`, ['x'], 'row: expected an object with the fields of the row, got "x"'],
    [`db.${table}.create`, [null], 'row: expected an object'],
    [`db.${table}.create`, [{ colour: 1 }], 'row.colour: there is no such field'],
    [`db.${table}.update`, [], 'query: expected an object'],
    [`db.${table}.update`, [{ where: {} }], 'data: missing'],
    [`db.${table}.update`, [{ where: 'x', data: {} }], 'where: expected an object of conditions'],
    [`db.${table}.updateMany`, [{ data: 5 }], 'data: expected an object of new values'],
    [`db.${table}.delete`, [], 'query: expected an object'],
    [`db.${table}.delete`, ['{chat}'], 'query: expected an object'],
    [`db.${table}.deleteMany`, [{ strict: 1 }], 'strict: expected true or false, got 1'],
  ]),
]

/** Functions that take no arguments. They ignore what they are given, as hooks of test runners pass a context. */
const withoutArguments = [
  'sessions.last',
  'sessions.stats',
  'sessions.keys',
  'profiles.list',
  'profiles.reset',
  'scheduler.pending',
  'scheduler.pause',
  'scheduler.resume',
  'scheduler.runNext',
  'pushes.all',
  'pushes.last',
  'requests.all',
  'requests.of().all',
  'faults.list',
  'faults.clear',
  'agent().join',
  'settled',
  'snapshot',
  'reset',
  'dispose',
  ...Object.keys(createGenesysMock().db).map((table) => `db.${table}.getAll`),
]

const codes: Readonly<Record<string, string>> = { restore: 'INVALID_SNAPSHOT', db: 'INVALID_QUERY' }

async function setUp() {
  const genesys = mockAlone({ clock: manualClock({ now: 0 }), seed: 's' })
  const { chatId } = await start(genesys)
  const agent = await genesys.agent(chatId, { nickname: 'Ana' }).join()
  await agent.say('later', { after: 5 })
  genesys.faults.add({ operation: 'send', respond: { http: 500 } })
  return { genesys, chatId, agent }
}

/** The function at a path, and what it belongs to. */
function find({ genesys, chatId, agent }: Awaited<ReturnType<typeof setUp>>, path: string) {
  const roots: [string, object][] = [
    ['agent().', agent],
    ['requests.of().', genesys.requests.of(chatId)],
  ]
  const [prefix, root] = roots.find(([start]) => path.startsWith(start)) ?? ['', genesys]
  const keys = path.slice(prefix.length).split('.')
  const owner = keys.slice(0, -1).reduce<object>((each, key) => Reflect.get(each, key), root)
  return { owner, action: Reflect.get(owner, keys.at(-1) ?? '') }
}

/** Calls it as somebody without a compiler does; what it throws, at once or later. */
async function failureOf(action: () => unknown): Promise<unknown> {
  try {
    await action()
    return undefined
  } catch (error) {
    return error
  }
}

/** The functions among the members of an object, and of the objects in it, by their paths. */
function functionsIn(object: object, prefix = ''): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(object)).flatMap(([key, { value }]) => {
    if (typeof value === 'function') return [`${prefix}${key}`]
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? functionsIn(value, `${prefix}${key}.`)
      : []
  })
}

describe('a mock', () => {
  test.each(wrong)('%s(%j) is rejected by name: %s', async (path, given, named) => {
    const set = await setUp()
    const before = set.genesys.snapshot()
    const { owner, action } = find(set, path)
    const args = given.map((value) => (value === '{chat}' ? set.chatId : value))
    const error = await failureOf(() => Reflect.apply(action, owner, args))
    expect(error).toMatchObject({
      name: 'GenesysMockError',
      code: codes[path.split('.')[0] ?? ''] ?? 'INVALID_PARAMETER',
      message: typeof named === 'string' ? expect.stringContaining(named) : expect.stringMatching(named),
    })
    expect(set.genesys.snapshot()).toEqual(before)
  })

  test('has no function without a row', async () => {
    const { genesys, chatId, agent } = await setUp()
    const functions = [
      ...functionsIn(genesys),
      ...functionsIn(agent, 'agent().'),
      ...functionsIn(genesys.requests.of(chatId), 'requests.of().'),
    ]
    const rows = [...wrong.map(([path]) => path), ...withoutArguments]
    expect(functions.filter((path) => !rows.includes(path))).toEqual([])
    expect(rows.filter((path) => !functions.includes(path))).toEqual([])
  })

  test('ignores what functions without arguments are given, as a hook does', async () => {
    for (const path of withoutArguments.filter((path) => path !== 'agent().join')) {
      const set = await setUp()
      const { owner, action } = find(set, path)
      await Reflect.apply(action, owner, [{ task: 'context of a hook' }])
    }
  })
})

describe('other functions', () => {
  const stands = (): GenesysMock => mockAlone()
  const untyped = (value: unknown): never => value as never

  test.each<[string, () => unknown, string, string]>([
    [
      'manualClock(5)',
      () => manualClock(untyped(5)),
      'INVALID_OPTION',
      'options: expected an object { now? }, got 5',
    ],
    [
      'manualClock({ start })',
      () => manualClock(untyped({ start: 1 })),
      'INVALID_OPTION',
      'start: there is no such option, only now',
    ],
    [
      'manualClock({ now })',
      () => manualClock({ now: 1e300 }),
      'INVALID_OPTION',
      'now: expected a moment within',
    ],
    [
      'manualClock().advance()',
      () => manualClock().advance(untyped('1')),
      'INVALID_PARAMETER',
      'milliseconds: expected',
    ],
    [
      'manualClock().advance(1, 1)',
      () => manualClock().advance(1, untyped(1)),
      'INVALID_PARAMETER',
      'pause: expected a function',
    ],
    [
      'manualClock().setTimer()',
      () => manualClock().setTimer(untyped(1), 1),
      'INVALID_PARAMETER',
      'callback: expected a function',
    ],
    [
      'manualClock().setTimer(f, NaN)',
      () => manualClock().setTimer(() => {}, Number.NaN),
      'INVALID_PARAMETER',
      'delay: expected a number',
    ],
    [
      'systemClock(2)',
      () => systemClock(untyped(2)),
      'INVALID_OPTION',
      'options: expected an object { scale? }, got 2',
    ],
    [
      'systemClock({ speed })',
      () => systemClock(untyped({ speed: 1 })),
      'INVALID_OPTION',
      'speed: there is no such option, only scale',
    ],
    [
      'systemClock({ scale })',
      () => systemClock(untyped({ scale: '1' })),
      'INVALID_OPTION',
      'scale: expected a number from',
    ],
    [
      'systemClock().setScale()',
      () => systemClock().setScale(untyped('1')),
      'INVALID_PARAMETER',
      'scale: expected a number from',
    ],
    [
      'systemClock().setTimer()',
      () => systemClock().setTimer(untyped('f'), 1),
      'INVALID_PARAMETER',
      'callback: expected a function',
    ],
    [
      'validateProfiles()',
      () => validateProfiles(undefined),
      'INVALID_PARAMETER',
      'profiles: expected an object',
    ],
    [
      'parseProfiles()',
      () => parseProfiles(untyped(undefined)),
      'INVALID_PARAMETER',
      'text: expected a text',
    ],
    [
      'parseProfiles(text, name)',
      () => parseProfiles('', untyped('x.yaml')),
      'INVALID_PARAMETER',
      'options: expected an object { name? }',
    ],
    [
      'readProfiles()',
      () => readProfiles(untyped(5)),
      'INVALID_PARAMETER',
      'file: expected a path or a URL, got 5',
    ],
    [
      'startGenesysServer({ prt })',
      () => startGenesysServer(untyped({ prt: 1 })),
      'INVALID_OPTION',
      'prt: there is no such option, only port, host, allowNames, bodyLimit, onRejectedRequest, mock, baseUrl',
    ],
    [
      'startGenesysServer(3000)',
      () => startGenesysServer(untyped(3000)),
      'INVALID_OPTION',
      'options: expected an object of options, got 3000',
    ],
    [
      'setupGenesysWorker({ persists })',
      () => splitOptions(untyped({ persists: true })),
      'INVALID_OPTION',
      'persists: there is no such option, only handlers, persist, share',
    ],
    [
      'setupGenesysWorker({ handlers })',
      () => splitOptions(untyped({ handlers: [5] })),
      'INVALID_OPTION',
      'handlers[0]: expected an MSW handler, got 5',
    ],
    [
      'toHavePushed(f)',
      () => expect(stands()).toHavePushed(untyped(() => true)),
      'INVALID_PARAMETER',
      'wanted: expected a text, a RegExp, or an object',
    ],
    [
      'toHavePushed({ txt })',
      () => expect(stands()).not.toHavePushed(untyped({ txt: 'x' })),
      'INVALID_PARAMETER',
      'wanted.txt: there is no such field, only from, index, text',
    ],
    [
      'toHavePushed(x, id)',
      () => expect(stands()).toHavePushed('x', untyped('id')),
      'INVALID_PARAMETER',
      'options: expected an object { chatId? }',
    ],
    [
      'toHaveReceivedMessage(5)',
      () => expect(stands()).toHaveReceivedMessage(untyped(5)),
      'INVALID_PARAMETER',
      'wanted: expected a text',
    ],
    [
      'toHaveReceivedMessage(x, { chat })',
      () => expect(stands()).toHaveReceivedMessage('x', untyped({ chat: 'x' })),
      'INVALID_PARAMETER',
      'options.chat: there is no such option, only chatId',
    ],
    [
      'toBeEnded({ by })',
      () => expect(stands()).toBeEnded(untyped({ by: 'bot' })),
      'INVALID_PARAMETER',
      'options.by: expected one of client, agent, idle, silence, removed, got "bot"',
    ],
    [
      'toBeEnded(id)',
      () => expect(stands()).toBeEnded(untyped('id')),
      'INVALID_PARAMETER',
      'options: expected an object',
    ],
    [
      'toHaveNothingPending(id)',
      () => expect(stands()).toHaveNothingPending(untyped('id')),
      'INVALID_PARAMETER',
      'options: expected an object',
    ],
  ])('%s', async (_, call, code, reason) => {
    expect(await failureOf(call)).toMatchObject({
      name: 'GenesysMockError',
      code,
      message: expect.stringContaining(reason),
    })
  })

  test.each<[object, string]>([
    [
      { baseUrl: 'https://gms.test/genesys/2' },
      'baseUrl: expected what stands before /genesys/2/, got "https://gms.test/genesys/2"; write "https://gms.test"',
    ],
    [{ baseUrl: 'https://gms.test/a/genesys/2/chat/aura' }, 'write "https://gms.test/a"'],
    [
      { profiles: { profile: 'p', settings: { chat: {} } } },
      'profiles: expected an array of profiles, got Object; write [{ profile, settings }]',
    ],
    [{ profiles: { busy: { chat: {} } } }, 'write [{ profile: "busy", settings: … }]'],
    [
      { push: { allowHosts: ['http://bridge.test:8080/in?x=1'] } },
      'push.allowHosts[0]: expected a host or host:port, without scheme and path, got "http://bridge.test:8080/in?x=1"; write "bridge.test:8080"',
    ],
    [{ push: { allowHosts: ['bridge.test/in'] } }, 'write "bridge.test"'],
    [{ push: { allowHosts: [5] } }, 'push.allowHosts[0]: expected a host or host:port'],
    [[], 'options: expected an object of options, got Array'],
  ])('the option %j: what to write instead', (options, reason) => {
    expect(() => createGenesysMock(options)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining(reason) }),
    )
  })

  test('the options of a mock that the server and the worker know are all that there are', () => {
    const all: Record<keyof GenesysMockOptions, true> = {
      baseUrl: true,
      profiles: true,
      services: true,
      strict: true,
      clock: true,
      advanceTimers: true,
      seed: true,
      limits: true,
      requestLogBytes: true,
      push: true,
    }
    expect([...mockOptionNames].sort()).toEqual(Object.keys(all).sort())
  })
})
