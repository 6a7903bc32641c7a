import { measureBundle } from './bundle-size.ts'
import type { Finding } from './finding.ts'
import { measureHttpDoor } from './http-door.ts'
import type { Platform, PlatformName } from './platforms.ts'
import { runProgram } from './run-program.ts'
import { measureStart } from './start-time.ts'

/** Something that is run several times, and finds out something for some rows of the table. */
export interface Measurement {
  name: string
  /** The names of the rows. */
  rows: readonly string[]
  /** How many times, in a whole run. */
  times: number
  /** How many times in a brief one. */
  briefly: number
  /** A brief run takes the first only. */
  platforms: readonly PlatformName[]
  run(platform: Platform, isBrief: boolean): Promise<Finding[]>
}

const everywhere = ['node-20', 'node-22'] as const
// Where Vitest is of the fourth version.
const msw2 = ['node-20'] as const

function program(
  name: string,
  rows: readonly string[],
  rest: Pick<Measurement, 'times' | 'briefly' | 'platforms'>,
): Measurement {
  return { name, rows, ...rest, run: (platform, isBrief) => runProgram(name, platform, { isBrief }) }
}

const atLength = { times: 7, briefly: 3, platforms: everywhere }

export const measurements: readonly Measurement[] = [
  program('send', ['send'], atLength),
  program('many-chats', ['send-10000-chats', 'send-100000-chats'], {
    times: 5,
    briefly: 1,
    platforms: msw2,
  }),
  program('long-transcripts', ['send-long-transcript', 'refresh-last-event'], {
    ...atLength,
    briefly: 1,
  }),
  program('operations', ['operations'], { times: 5, briefly: 1, platforms: everywhere }),
  program('unrelated', ['unrelated'], atLength),
  program('get-response', ['get-response'], { ...atLength, platforms: ['node-22', 'node-20'] }),
  program('due-messages.test', ['due-messages'], { times: 3, briefly: 1, platforms: msw2 }),
  program('fake-timers.test', ['fake-timers'], { times: 3, briefly: 1, platforms: msw2 }),
  program('import', ['import'], { times: 15, briefly: 7, platforms: everywhere }),
  { name: 'bundle', rows: ['bundle'], times: 1, briefly: 1, platforms: msw2, run: measureBundle },
  program('memory', ['memory'], { times: 3, briefly: 1, platforms: everywhere }),
  {
    name: 'http',
    rows: ['http-raw', 'http-express', 'http-mockoon', 'http-middleware'],
    times: 5,
    briefly: 2,
    platforms: everywhere,
    run: measureHttpDoor,
  },
  { name: 'start', rows: ['start'], times: 15, briefly: 5, platforms: everywhere, run: measureStart },
]
