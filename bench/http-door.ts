import type { Finding } from './finding.ts'
import type { Platform } from './platforms.ts'
import { runProgram } from './run-program.ts'
import { type ServerProgram, startServer } from './server-process.ts'
import { handWritten, mockoon, ourCommand } from './server-programs.ts'

const CONNECTIONS = 20

/** How many `send` a server answers. */
interface Pace {
  /** In a second of the processor's time, which nothing else on the machine can take away from it. */
  perCpuSecond: number
  perSecond: number
}

/** The paces of our server and of others that do the same, one after another. */
export async function measureHttpDoor(platform: Platform, isBrief: boolean): Promise<Finding[]> {
  const pace = (program: ServerProgram): Promise<Pace> => paceOf(program, platform, isBrief)
  const ours = await pace(ourCommand(platform))
  const finding = (row: string, name: string, theirs: Pace): Finding => ({
    row,
    value: ours.perCpuSecond / theirs.perCpuSecond,
    figures: {
      'ours, 1/s of CPU': ours.perCpuSecond,
      [`${name}, 1/s of CPU`]: theirs.perCpuSecond,
      'ours, 1/s': ours.perSecond,
      [`${name}, 1/s`]: theirs.perSecond,
    },
  })
  const findings = [
    finding('http-raw', 'node:http', await pace(await handWritten('raw'))),
    finding('http-express', 'Express', await pace(await handWritten('express'))),
  ]
  if (isBrief) return findings
  return [
    ...findings,
    finding('http-mockoon', 'Mockoon', await pace(await mockoon())),
    finding('http-middleware', '@mswjs/http-middleware', await pace(await handWritten('http-middleware'))),
  ]
}

async function paceOf(program: ServerProgram, platform: Platform, isBrief: boolean): Promise<Pace> {
  const server = await startServer(program, platform.node)
  const load = async (requests: number, seconds: number): Promise<Finding> => {
    const parameters = [server.port, CONNECTIONS, requests, seconds].map(String)
    const [finding] = await runProgram('load', platform, { isBrief, parameters })
    if (finding === undefined) throw new Error('The load has found out nothing.')
    return finding
  }
  try {
    // After that, the code is compiled and the journal is full.
    await load(30_000, isBrief ? 3 : 10)
    const before = await server.cpu()
    const { value: sent, figures } = await load(isBrief ? 10_000 : 30_000, isBrief ? 2 : 5)
    return { perCpuSecond: sent / ((await server.cpu()) - before), perSecond: figures['1/s'] ?? 0 }
  } finally {
    await server.stop()
  }
}
