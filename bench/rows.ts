import type { Limit } from './judgement.ts'
import type { PlatformName } from './platforms.ts'

/** A row of the table: one thing against another, and how much it may be worse. */
export interface Row {
  name: string
  what: string
  reference: string
  unit: '×' | 'µs' | 'kB'
  budget: Limit
  /** Where the budget can't be kept so far, for a reason that docs/performance.md gives: what is kept meanwhile. */
  meanwhile?: Limit
  /** Where the budget has to be kept; on others the value is only told. */
  judgedOn: readonly PlatformName[]
  /** By which factor a brief run may find it worse, on a machine that has other work to do. */
  noise: number
}

/** Where two things are timed in turn in one process. */
const inTurn = 1.15
/** Where processes are, one after another. */
const betweenProcesses = 1.25
/** What is the same in every run. */
const exact = 1

// MSW 3 takes four times as long to intercept a `fetch`, which would hide all that is ours.
const msw2 = { judgedOn: ['node-20'] } as const
const msw3 = { judgedOn: ['node-22'] } as const
const everywhere = { judgedOn: ['node-20', 'node-22'] } as const

const send = '`send` through `setupServer`'
const timesAtMost = (most: number, noise = inTurn) => ({ unit: '×', budget: { most }, noise }) as const
const timesAtLeast = (least: number) =>
  ({ unit: '×', budget: { least }, noise: betweenProcesses, ...everywhere }) as const

export const rows: readonly Row[] = [
  {
    name: 'send',
    what: `${send}, 1 chat, journal on`,
    reference: 'one bare static `http.post` handler',
    ...timesAtMost(1.1),
    ...msw2,
  },
  {
    name: 'send-10000-chats',
    what: `${send}, 10,000 live chats`,
    reference: 'itself with 1 chat',
    ...timesAtMost(1.1),
    ...msw2,
  },
  {
    name: 'send-100000-chats',
    what: `${send}, 100,000 live chats`,
    reference: 'itself with 1 chat',
    ...timesAtMost(1.1),
    ...msw2,
  },
  {
    name: 'send-long-transcript',
    what: `${send}, a transcript of 1,000 events`,
    reference: 'itself with 1 event',
    ...timesAtMost(1.1),
    ...msw2,
  },
  {
    name: 'operations',
    what: 'the slowest operation of the table',
    reference: '`send`',
    // A brief run is over before most of the code is compiled.
    ...timesAtMost(1.15, 1.5),
    meanwhile: { most: 1.25 },
    ...msw2,
  },
  {
    name: 'unrelated',
    what: "an unrelated request of the user's suite, our handlers in front",
    reference: 'the same without ours',
    ...timesAtMost(1.1),
    ...msw2,
  },
  {
    name: 'get-response',
    what: '`send` through `getResponse`',
    reference: 'what it takes more than a static handler',
    unit: 'µs',
    budget: { most: 20 },
    meanwhile: { most: 23 },
    noise: 2,
    ...msw3,
  },
  {
    name: 'refresh-last-event',
    what: '`refresh` of the last event of 10,000',
    reference: 'of 10',
    ...timesAtMost(1.2),
    ...everywhere,
  },
  {
    name: 'due-messages',
    what: 'a due message on the manual clock, its push captured, of 50,000',
    reference: 'an empty timer of Vitest 4, of 10,000',
    ...timesAtMost(1, betweenProcesses),
    ...msw2,
  },
  {
    name: 'fake-timers',
    what: 'a default message under Vitest 4, 1,000 chats',
    reference: 'of 10 chats, and both against as many bare requests',
    ...timesAtMost(1.2),
    ...msw2,
  },
  {
    name: 'import',
    what: 'import of the built package, after msw',
    reference: 'import of msw',
    ...timesAtMost(0.15, betweenProcesses),
    ...everywhere,
  },
  {
    name: 'bundle',
    what: 'the main entry in a bundle, minified, gzip, without msw',
    reference: '–',
    unit: 'kB',
    budget: { most: 20 },
    meanwhile: { most: 72 },
    noise: exact,
    ...msw2,
  },
  {
    name: 'memory',
    what: 'heap for a chat of 6 events, of 20,000',
    reference: 'plain objects in a Map',
    ...timesAtMost(2.5, exact),
    ...everywhere,
  },
  {
    name: 'http-raw',
    what: 'HTTP door, `send`, 20 connections',
    reference: 'by hand on node:http',
    ...timesAtLeast(0.5),
    // 0.35 until the ends of chats and the server's rejections were added; measured since: 0.27 to 0.29.
    meanwhile: { least: 0.31 },
  },
  {
    name: 'http-express',
    what: 'HTTP door, `send`, 20 connections',
    reference: 'by hand on Express 5',
    ...timesAtLeast(3),
    // 2 until then; measured since: 1.54 to 1.96.
    meanwhile: { least: 1.8 },
  },
  {
    name: 'http-mockoon',
    what: 'HTTP door, `send`, 20 connections',
    reference: 'Mockoon CLI',
    ...timesAtLeast(1),
  },
  {
    name: 'http-middleware',
    what: 'HTTP door, `send`, 20 connections',
    reference: '@mswjs/http-middleware',
    ...timesAtLeast(1),
  },
  {
    name: 'start',
    what: 'start of the command to its first answer',
    reference: 'by hand on Express 5',
    ...timesAtMost(1.3, betweenProcesses),
    ...everywhere,
  },
]
