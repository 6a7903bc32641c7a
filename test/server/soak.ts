// Usage: npm run test:soak [-- --seconds 60] [--connections 50] [--shared]
// --shared: on a machine that has other work to do, a stall counts as long as the server had the processor in it.
import { constants, cpus, loadavg, setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { playChat, type Stage } from './soak/chat-story.ts'
import { startPushReceiver } from './soak/push-receiver.ts'
import { type Stalls, startServerUnderLoad } from './soak/server-under-load.ts'
import { type Complaint, complaintKinds, createTally, percentile, type Tally } from './soak/tally.ts'

/** Milliseconds; the pauses of the garbage collector count. */
const longestStall = 100
/** How much larger the heap may be than at the start. */
const mostGrowth = 0.1
/** By then the journal is full, and the code is compiled. */
const requestsToWarmUp = 20_000

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '50' },
    shared: { type: 'boolean', default: false },
  },
})
const seconds = Number(options.seconds)
const connections = Number(options.connections)
if (!(seconds > 0 && connections > 0)) {
  console.error('Usage: npm run test:soak [-- --seconds 60] [--connections 50] [--shared]')
  process.exit(1)
}

const server = await startServerUnderLoad()
// Whoever makes the load shares the processors with the server, and must not take them from it.
setPriority(constants.priority.PRIORITY_LOW)
let tally = createTally()
const receiver = await startPushReceiver()
let marks = 0

console.log(
  `Node ${process.version}, ${cpus().length} processors, load average ${loadavg().map((each) => each.toFixed(1))}`,
)
await play(() => requestsIn(tally) < requestsToWarmUp)
const warmUp = tally
const start = await memories()
await server.stalls()
const cpuBefore = await server.cpu()

tally = createTally()
const begun = performance.now()
await play(() => performance.now() - begun < seconds * 1_000)
const elapsed = (performance.now() - begun) / 1_000
const cpu = await server.cpu()
const inLoad = await server.stalls()
const left = await call('mock/sessions/stats')
await call('mock/sessions', { method: 'DELETE' })
const inPurge = await server.stalls()
const end = await memories()
const { code, errors } = await server.stop()
receiver.close()

const results: [passed: boolean, what: string][] = [
  ...Object.entries(complaintKinds).map(([kind, what]) => holds(kind as Complaint, what)),
  stalls('the event loop never stalls', inLoad),
  stalls(`nor when ${left?.total} sessions are removed at once`, inPurge),
  grows('after DELETE /genesys/2/mock/sessions, with a full journal', start.removed, end.removed),
  grows('after a reset', start.reset, end.reset),
  [code === 0 && errors === '', `the process ends by itself: code ${code}, ${errors || 'no complaints'}`],
]
report()
const failed = results.filter(([passed]) => !passed).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Plays chats on all connections at once, for a while. */
async function play(goesOn: () => boolean): Promise<void> {
  const stage: Stage = { url: server.url, receiver, tally }
  const playOn = async (): Promise<void> => {
    while (goesOn()) {
      marks += 1
      await playChat(stage, `mark${marks.toString(36)}`).catch((error) =>
        tally.complain(
          'connection',
          error instanceof Error ? `${error.stack} ${error.cause}` : String(error),
        ),
      )
    }
  }
  await Promise.all(Array.from({ length: connections }, playOn))
}

/** The heap when there are no sessions any more, and when there is nothing any more, bytes. */
async function memories(): Promise<{ removed: number; reset: number }> {
  await call('mock/sessions', { method: 'DELETE' })
  const removed = await server.memory()
  await server.reset()
  return { removed, reset: await server.memory() }
}

async function call(path: string, init?: RequestInit): Promise<{ total?: number } | undefined> {
  const response = await fetch(`${server.url}/genesys/2/${path}`, init)
  return response.json()
}

function requestsIn({ times }: Tally): number {
  return [...times.values()].reduce((sum, { length }) => sum + length, 0)
}

function holds(kind: Complaint, what: string): [passed: boolean, what: string] {
  const complaints = [warmUp, tally].flatMap(({ complaints }) => complaints.get(kind) ?? [])
  if (complaints.length === 0) return [true, what]
  return [false, [`${what}: ${complaints.length} times not`, ...complaints.slice(0, 3)].join('\n  ')]
}

function grows(what: string, before: number, after: number): [passed: boolean, what: string] {
  const growth = after / before - 1
  const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1)
  const percent = `${growth < 0 ? '−' : '+'}${Math.abs(growth * 100).toFixed(1)} %`
  return [
    growth <= mostGrowth,
    `the heap ${what} is as at the start: ${mebibytes(before)} → ${mebibytes(after)} MiB, ${percent}`,
  ]
}

function stalls(what: string, { max, busy }: Stalls): [passed: boolean, what: string] {
  const figures = `${max.toFixed(0)} ms by the clock; at most ${busy.toFixed(0)} ms with the processor`
  const counts = options.shared ? ' (which counts: --shared)' : ''
  return [
    (options.shared ? busy : max) < longestStall,
    `${what} over ${longestStall} ms: ${figures}${counts}`,
  ]
}

function report(): void {
  console.log(
    `\n${'asked'.padEnd(20)}${['times', 'p50 ms', 'p99 ms', 'max ms'].map((title) => title.padStart(10)).join('')}`,
  )
  for (const [name, times] of [...tally.times, ['all', [...tally.times.values()].flat()] as const]) {
    const figures = [0.5, 0.99, 1].map((share) => percentile(times, share).toFixed(1))
    console.log(
      name.padEnd(20) + [times.length, ...figures].map((figure) => String(figure).padStart(10)).join(''),
    )
  }
  const requests = requestsIn(tally)
  const busy = (cpu.user + cpu.system - cpuBefore.user - cpuBefore.system) / 1e6 / elapsed
  console.log(
    `\n${elapsed.toFixed(0)} s at ${connections} connections: ${requests} requests (${(requests / elapsed).toFixed(0)} a second), ` +
      `${tally.chats.played} chats, ${tally.pushes.received} pushes; the server used ${(busy * 100).toFixed(0)} % of a processor; ` +
      `event loop p99 ${inLoad.p99.toFixed(0)} ms; load average ${loadavg().map((each) => each.toFixed(1))}\n`,
  )
  for (const [passed, what] of results) console.log(`${passed ? 'ok    ' : 'FAILED'} ${what}`)
}
