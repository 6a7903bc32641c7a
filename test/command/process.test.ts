import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isRunByNpm } from '../../src/command/launcher'
import { command, PROCESS_TIMEOUT, runInShell } from './process'

const startChat = (url: string) =>
  fetch(`${url}/genesys/2/chat/aura`, { method: 'POST', body: new URLSearchParams({ nickname: 'Ana' }) })

/** The command at a free port. It tells its process id first and its exit code at last, past the streams under test. */
const started = `sh -c 'echo "pid $$" >&3; exec ${command} --port 0'; echo "code $?" >&3`

const breaks: [name: string, line: string, hasStderr: boolean][] = [
  ['the reader of stdout ends', `{ { ${started}; } | head -n 1; } 3>&2`, true],
  ['the reader of stdout and stderr ends', `{ { ${started}; } 2>&1 | head -n 1 >&3; } 3>&1`, false],
]
if (existsSync('/dev/full')) breaks.push(['the disk is full', `{ { ${started}; } >/dev/full; } 3>&2`, true])

describe('a server goes on without its log, and ends with code 0', () => {
  test.each(breaks)(
    'when %s',
    async (_, line, hasStderr) => {
      const { told, output } = runInShell(line)
      const url = await told(/http:\/\/127\.0\.0\.1:\d+/)
      for (const _ of [1, 2, 3]) expect((await startChat(url)).status).toBe(200)
      if (hasStderr)
        await told(
          /The log has ended: (nobody reads it any more|ENOSPC.*)\. The server goes on at http:\S+\. Ctrl\+C/,
        )
      process.kill(Number((await told(/pid \d+/)).slice(4)), 'SIGTERM')
      expect(await told(/code \d+/)).toBe('code 0')
      expect(output()).not.toMatch(/EPIPE|node:events/)
    },
    PROCESS_TIMEOUT,
  )
})

test.each(['--help', '--version'])(
  '%s into a pipe that nobody reads ends with code 0',
  async (flag) => {
    const { output, ended } = runInShell(`{ ${command} ${flag}; echo "code $?" >&2; } | true`)
    await ended
    expect(output()).toBe('code 0\n')
  },
  PROCESS_TIMEOUT,
)

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the command with code 0, and its port file is removed',
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'command-process-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const { child, told, ended } = runInShell(`exec ${command} --port 0 --port-file ${folder}/port`)
    await told(/agent console/)
    expect(readdirSync(folder)).toEqual(['port'])
    child.kill(signal)
    expect(await ended).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  },
  PROCESS_TIMEOUT,
)

// As npm starts it: with a shell in between, which does not give its place to the command.
const line = `sh -c '${command} --port 0; true' & echo "shell $!"; wait`
const underNpm = { npm_lifecycle_script: "'aura-mocks-genesys-api' --port 0" }

test.runIf(process.platform === 'linux').each(['SIGKILL', 'SIGHUP'] as const)(
  'the command ends when npm, which has started it, is ended by %s',
  async (signal) => {
    const { child, told, ended } = runInShell(line, underNpm)
    await told(/agent console/)
    child.kill(signal)
    await ended
  },
  PROCESS_TIMEOUT,
)

test.skipIf(process.platform === 'win32')(
  'the command ends when the shell of npm ends, to which npm passes SIGTERM',
  async () => {
    const { told, ended } = runInShell(line, underNpm)
    await told(/agent console/)
    process.kill(Number((await told(/shell \d+/)).slice(6)), 'SIGTERM')
    await ended
  },
  PROCESS_TIMEOUT,
)

test.each([
  ['aura-mocks-genesys-api', true],
  ["'aura-mocks-genesys-api'", true],
  ['aura-mocks-genesys-api --port 3000 --push-header "A: b"', true],
  ['aura-mocks-genesys-api --port 3000 &', false],
  ['aura-mocks-genesys-api & vitest', false],
  ['concurrently aura-mocks-genesys-api vite', false],
  ['node start.js', false],
  ['aura-mocks-genesys-api-proxy', false],
  [undefined, false],
])('the script of npm %j is the command alone: %s', (npm_lifecycle_script, isAlone) => {
  expect(isRunByNpm({ npm_lifecycle_script })).toBe(isAlone)
})

/** A command of util-linux that gives another one a terminal. */
const hasScript = existsSync('/usr/bin/script') && process.platform === 'linux'

test.runIf(hasScript)(
  'on a real terminal the log has colours, with NO_COLOR and TERM=dumb it has none',
  async () => {
    const read = async (environment: NodeJS.ProcessEnv): Promise<string> => {
      const { told } = runInShell(`script --quiet --command '${command}' /dev/null`, {
        PORT: '0',
        ...environment,
      })
      const url = await told(/http:\/\/127\.0\.0\.1:\d+/)
      await startChat(url)
      return told(/.*requestChat.*/)
    }
    expect(await read({ TERM: 'xterm' })).toContain('\u001b[36m')
    expect(await read({ TERM: 'dumb' })).not.toContain('\u001b')
    expect(await read({ TERM: 'xterm', NO_COLOR: '1' })).not.toContain('\u001b')
  },
  PROCESS_TIMEOUT,
)
