// Usage: npm run test:leaks [-- <part of a scenario's name>]
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { scenarios } from './scenarios.mjs'

/** What a process tells of its scenario. */
interface Remains {
  rounds: number
  /** Bytes in use after each tenth of the rounds. */
  heaps: number[]
  /** What was open, by kind. */
  before: Record<string, number>
  after: Record<string, number>
  /** How many of the mocks that it made and let go of are still there. */
  alive: number
}

const nodeFlags = [
  '--expose-gc',
  // Code that V8 compiles, or throws away, as it goes is in the heap, too; without that, it is objects only.
  ...['--no-opt', '--no-maglev', '--no-sparkplug', '--no-flush-bytecode'],
  // What is open is asked by `queryObjects`.
  '--disable-warning=ExperimentalWarning',
]
/** Bytes per round: less than a row, a timer or a listener. */
const mostKept = 100
/** Of those made last, the engine may still know some. */
const mostAlive = 3
/** How long a process may go on when it has told all, in milliseconds. */
const patience = 5_000

let passed = 0
let failed = 0
const [part = ''] = process.argv.slice(2)
for (const name of Object.keys(scenarios).filter((each) => each.includes(part))) {
  const begun = performance.now()
  const { remains, endedByItself, errors } = await play(name)
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
  report(endedByItself && errors === '', `${name}: the process ends by itself (${seconds} s) ${errors}`)
  if (remains) judge(remains)
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = passed > 0 && failed === 0 ? 0 : 1

function judge({ rounds, heaps, before, after, alive }: Remains): void {
  const kept = keptPerRound(heaps, rounds)
  const shown = heaps.map((heap) => (heap / 2 ** 20).toFixed(1)).join(' ')
  report(kept < mostKept, `${rounds} rounds keep ${kept.toFixed(0)} bytes each: ${shown} MB`)
  const opened = differences(before, after)
  report(opened.length === 0, `timers, handles, listeners and channels are as before ${opened.join(', ')}`)
  report(alive <= mostAlive, `${alive} of those that were let go of are left`)
}

function report(isGood: boolean, what: string): void {
  if (isGood) passed += 1
  else failed += 1
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${what}`)
}

async function play(name: string): Promise<{ remains?: Remains; endedByItself: boolean; errors: string }> {
  const file = fileURLToPath(new URL('play-scenario.mjs', import.meta.url))
  const child = fork(file, [name], { execArgv: nodeFlags, silent: true })
  let remains: Remains | undefined
  let errors = ''
  child.stderr?.on('data', (piece) => {
    errors += piece
  })
  child.on('message', (message: Remains) => {
    remains = message
    setTimeout(() => child.kill(), patience).unref()
  })
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { ...(remains && { remains }), endedByItself: code === 0, errors }
}

/**
 * Bytes. The smallest heap of the last four is compared to that of the four before, for hash tables grow for what is
 * collected soon, and shrink again; what is kept for ever is in each. In the first two, things may be made once.
 */
function keptPerRound([, , ...heaps]: readonly number[], rounds: number): number {
  const grown = Math.min(...heaps.slice(4)) - Math.min(...heaps.slice(0, 4))
  return grown / (rounds * 0.4)
}

function differences(before: Record<string, number>, after: Record<string, number>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}: ${before[name] ?? 0} → ${after[name] ?? 0}`)
}
