import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Environment, readFlags } from '../../src/command/flags'
import { runCommand } from '../../src/command/run-command'
import { startReceiver } from '../push/receiver'

interface Running {
  lines: string[]
  url: string
  /** The pages that were opened in the browser. */
  opened: string[]
  /** Calls an operation with a form; the answer's JSON. */
  call(path: string, form?: Record<string, string>): Promise<Record<string, string>>
  /** Resolves when a line matches. */
  told(pattern: RegExp): Promise<string>
  end(): Promise<number>
}

interface Ended {
  stdout: string
  stderr: string
  exitCode: number
}

/** Runs the command to its end; what it wrote, and its exit code. */
async function run(...args: string[]): Promise<Ended> {
  return runIn({}, ...args)
}

/** The same with variables of the environment. */
async function runIn(environment: Environment, ...args: string[]): Promise<Ended> {
  const written = { stdout: '', stderr: '' }
  const terminal = (name: 'stdout' | 'stderr') => ({
    write(text: string) {
      written[name] += text
    },
  })
  const surroundings = {
    stdout: terminal('stdout'),
    stderr: terminal('stderr'),
    version: '1.2.3',
    environment,
    openPage() {},
    onEnd: (end: () => void) => end(),
  }
  return { exitCode: await runCommand(args, surroundings), ...written }
}

interface StartOptions {
  isTTY?: boolean
  environment?: Environment
}

/** Starts the command at a free port, and keeps it running until the end of the test. */
async function start(args: string[], options: StartOptions = {}): Promise<Running> {
  const { isTTY = false, environment = {} } = options
  const lines: string[] = []
  const opened: string[] = []
  const listeners = new Set<() => void>()
  let end: () => void = () => {}
  const ended = runCommand(['--port', '0', ...args], {
    stdout: {
      isTTY,
      write(text: string) {
        lines.push(...text.split('\n').slice(0, -1))
        for (const listener of listeners) listener()
      },
    },
    stderr: { write: (text: string) => lines.push(text) },
    version: '1.2.3',
    environment,
    openPage: (page) => opened.push(page),
    onEnd: (callback) => {
      end = callback
    },
  })
  const told = (pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      const look = (): void => {
        const line = lines.find((each) => pattern.test(each))
        if (line !== undefined) resolve(line)
      }
      listeners.add(look)
      look()
    })
  const url = /http:\/\/[\d.:]+/.exec(await told(/http:/))?.[0] ?? ''
  const running: Running = {
    lines,
    opened,
    url,
    told,
    async call(path, form) {
      const init = form && { method: 'POST', body: new URLSearchParams(form) }
      return (await fetch(`${url}/genesys/2/${path}`, init)).json()
    },
    end() {
      end()
      return ended
    },
  }
  onTestFinished(async () => void (await running.end()))
  return running
}

function file(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'command-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describe('what can not be done ends in one clear line and a code that is not 0', () => {
  test.each([
    [['--prt', '1'], "Failed to read the options: Unknown option '--prt'. --help lists them."],
    [['chat'], "Failed to read the options: Unexpected argument 'chat'. --help lists them."],
    [['--port', '99999'], '--port: expected an integer from 0 to 65535, got "99999"'],
    [['--port', ''], '--port: expected an integer from 0 to 65535, got ""'],
    [['--time-scale', '0'], '--time-scale: expected a number from 0.000001 to 1000000, got "0"'],
    [['--log', 'loud'], '--log: expected text, json or silent, got "loud"'],
    [['--push-url', 'bridge.test'], '--push-url: expected an absolute http or https URL, got "bridge.test"'],
    [
      ['--push-header', 'secret'],
      "--push-header: expected 'Name: value', got a text without a name and a colon",
    ],
    [
      ['--push-header', ': secret'],
      "--push-header: expected 'Name: value', got a text without a name and a colon",
    ],
    [['--push-header', 'a: secret', '--push-header', 'A: secret'], '--push-header: A is given twice'],
    [['--push-header', 'a:', 'secret'], "--push-header: put quotes around 'Name: value'"],
    [['--push-header', 'a: secret€'], 'push.headers: "a": the value has a line break, or another character'],
    [['--push-header', 'Host: secret'], 'push.headers: "Host": fetch sets this header itself'],
    [['--port-file', ''], '--port-file: expected the name of a file, got ""'],
    [['--allow-host', 'http://x'], 'push.allowHosts[0]: expected a host or host:port'],
    [['--allow-name', 'http://x'], 'allowNames[0]: expected a host name without scheme'],
    [['--seed'], "Failed to read the options: Option '--seed <value>' argument missing"],
  ])('%j', async (args, message) => {
    const { stderr, stdout, exitCode } = await run('--log', 'silent', '--port', '0', ...args)
    expect(stderr).toMatch(/^aura-mocks-genesys-api: [^\n]+\n$/)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('secret')
    expect([stdout, exitCode]).toEqual(['', 2])
  })

  test('a file of profiles that is missing, or wrong', async () => {
    const missing = await run('--profiles', 'no/such.yaml')
    expect(missing.stderr).toMatch(
      /^aura-mocks-genesys-api: Failed to read the profiles in no\/such\.yaml: there is no such file\.[^\n]*\n$/,
    )
    expect(missing.exitCode).toBe(1)
    const wrong = file('wrong.yaml', '- profile: x\n  settings: { chat: { colour: red } }\n')
    const { stderr, exitCode } = await run('--profiles', wrong)
    expect(stderr).toContain(`${wrong}:2:31: [0].settings.chat.colour: there is no such field`)
    expect(exitCode).toBe(1)
  })

  test('a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    expect(await run('--port', port)).toEqual({
      stdout: '',
      stderr: `aura-mocks-genesys-api: Failed to listen at 127.0.0.1, port ${port}: port ${port} is in use. Name another port, or 0 for any that is free.\n`,
      exitCode: 1,
    })
  })
})

describe('the port in the environment', () => {
  const portOf = (environment: Environment, ...args: string[]): number => readFlags(args, environment).port

  test('is listened at', async () => {
    const free = await start([])
    await free.end()
    const { port } = new URL(free.url)
    const other = createServer().listen(Number(port), '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    expect((await runIn({ PORT: port })).stderr).toContain(`port ${port} is in use`)
  })

  test('counts unless --port is given, and unless it is empty', () => {
    expect(portOf({ PORT: '8080' })).toBe(8080)
    expect(portOf({ PORT: '0' })).toBe(0)
    expect(portOf({ PORT: '' })).toBe(3000)
    expect(portOf({ PORT: '8080' }, '--port', '9090')).toBe(9090)
    expect(portOf({ PORT: 'wrong' }, '-p', '9090')).toBe(9090)
  })

  test.each(['abc', '-1', '70000', '30.5', ' '])('is named in the error if it is "%s"', async (text) => {
    expect(await runIn({ PORT: text })).toEqual({
      stdout: '',
      stderr: `aura-mocks-genesys-api: Failed to read the options: the environment variable PORT: expected an integer from 0 to 65535, got "${text}". --help lists them.\n`,
      exitCode: 2,
    })
  })

  test('does not come with a host, which some shells set to the name of the machine', () => {
    expect(readFlags([], { HOST: '0.0.0.0', HOSTNAME: '0.0.0.0' }).host).toBe('127.0.0.1')
  })
})

test('--help shows every option with examples, --version the version', async () => {
  const { stdout, exitCode } = await run('--help')
  for (const flag of [
    'port',
    'host',
    'port-file',
    'profiles',
    'push-url',
    'push-header',
    'allow-host',
    'allow-name',
    'seed',
    'time-scale',
    'log',
    'open',
    'version',
    'help',
  ])
    expect(stdout).toMatch(new RegExp(`^ .*--${flag}\\b`, 'm'))
  for (const variable of ['PORT', 'NO_COLOR', 'FORCE_COLOR'])
    expect(stdout).toMatch(new RegExp(`^ {2}${variable}\\b`, 'm'))
  expect(stdout).toMatch(/^Examples:\n {2}aura-mocks-genesys-api\n/m)
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100)
  expect(exitCode).toBe(0)
  for (const flag of ['--version', '-v'])
    expect(await run(flag)).toEqual({ stdout: '1.2.3\n', stderr: '', exitCode: 0 })
})

describe('the port is told', () => {
  const folder = (): string => dirname(file('x', ''))

  test('by the file of --port-file, as long as the server listens', async () => {
    const place = folder()
    const portFile = join(place, 'port')
    const { url, end } = await start(['--port-file', portFile])
    expect(readFileSync(portFile, 'utf8')).toBe(`${new URL(url).port}\n`)
    await end()
    expect(readdirSync(place)).toEqual(['x'])
  })

  test('only by that file with --log silent', async () => {
    const portFile = join(folder(), 'port')
    expect(await run('--port', '0', '--log', 'silent', '--port-file', portFile)).toEqual({
      stdout: '',
      stderr: '',
      exitCode: 0,
    })
  })

  test('by the address alone with --log silent and --port 0, and else not at all', async () => {
    const { lines, url, call } = await start(['--log', 'silent'])
    await call('chat/aura', { nickname: 'Ana' })
    expect(lines).toEqual([url])
    const { port } = new URL(url)
    expect((await runIn({ PORT: '0' }, '--log', 'silent')).stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/)
    const taken = await run('--port', port, '--log', 'silent')
    expect(taken.stdout).toBe('')
  })

  test('not by a file that an earlier server has left', async () => {
    const portFile = file('port', '1\n')
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    onTestFinished(() => void other.close())
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    expect((await run('--port', port, '--port-file', portFile)).exitCode).toBe(1)
    expect(existsSync(portFile)).toBe(false)
  })

  test('by the file of the server that wrote last', async () => {
    const portFile = join(folder(), 'port')
    const first = await start(['--port-file', portFile])
    const second = await start(['--port-file', portFile])
    await first.end()
    expect(readFileSync(portFile, 'utf8')).toBe(`${new URL(second.url).port}\n`)
  })

  test.each([
    ['a folder that is missing', () => join(folder(), 'no', 'port'), 'ENOENT'],
    ['a folder', folder, 'EISDIR'],
    ['another file', () => file('package.json', '{}'), 'another file is there already. Name a file that'],
  ])('not by %s, which is an error', async (_, place, reason) => {
    const portFile = place()
    const { stdout, stderr, exitCode } = await run('--port', '0', '--port-file', portFile)
    expect(stderr).toMatch(/^aura-mocks-genesys-api: Failed to write the port to [^\n]*\n$/)
    expect(stderr).toContain(reason)
    expect([stdout, exitCode]).toEqual(['', 1])
    if (reason.startsWith('another')) expect(readFileSync(portFile, 'utf8')).toBe('{}')
  })
})

describe('the command', () => {
  test('starts a mock, says where, and ends when it is told to', async () => {
    const { call, lines, url, end } = await start([])
    expect(lines).toEqual([
      `Genesys is mocked at ${url}/genesys/2/chat/{serviceName}. Ctrl+C ends it.`,
      `The agent console is at ${url}/genesys/2/mock/console.`,
    ])
    expect(await call('chat/aura', { nickname: 'Ana' })).toMatchObject({ statusCode: 0 })
    expect(await end()).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  })

  test('tells of each request, event and push on one line', async () => {
    const receiver = await startReceiver()
    const { call, lines, told } = await start(['--push-url', receiver.url, '--time-scale', '0.01'])
    const { chatId = '', secureKey = '' } = await call('chat/aura', { nickname: 'Ana\nMallory' })
    await call(`chat/aura/${chatId}/send`, { secureKey: 'wrong', message: 'Hi' })
    await told(/push .*index=6/)
    const seen = lines.slice(1).map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3} /, ''))
    expect(seen).toContain(`event   ${chatId} index=1 from="Ana\\nMallory (Client)" type=ParticipantJoined`)
    expect(seen).toContain(`request ${chatId} requestChat httpStatus=200 statusCode=0`)
    expect(seen).toContain(`request ${chatId} send httpStatus=200 statusCode=2 error=WRONG_SECURE_KEY`)
    expect(seen).toContain(`push    ${chatId} index=6 to=${receiver.url} status=delivered httpStatus=200`)
    expect(lines.join('\n')).not.toContain(secureKey)
    expect(lines.every((line) => !line.includes('\u001b'))).toBe(true)
    expect(receiver.bodies).toHaveLength(5)
  })

  test('tells what the time and the jobs were told, and not of who only looks', async () => {
    const { call, lines, told } = await start([])
    await call('mock/scheduler')
    await call('mock/clock', { scale: '0.5' })
    await call('mock/clock/advance', { milliseconds: '10' })
    await call('mock/scheduler/jobs/job-7/run', {})
    await call('mock/reset', {})
    await told(/resetMock/)
    expect(lines.slice(2).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      `request ${'-'.padEnd(16)} setClock scale=0.5 httpStatus=200`,
      `request ${'-'.padEnd(16)} advanceClock milliseconds=10 httpStatus=400 error=CLOCK_NOT_ADVANCEABLE`,
      `request ${'-'.padEnd(16)} runJob job=job-7 httpStatus=404 error=UNKNOWN_JOB`,
      `request ${'-'.padEnd(16)} resetMock httpStatus=200`,
    ])
  })

  test('tells of requests outside /genesys/2/, and of those that it rejects for their name', async () => {
    const { url, told, lines } = await start(['--log', 'text'])
    await fetch(`${url}/gms/api/chat?apikey=secret`, { method: 'POST' })
    expect(await told(/404/)).toMatch(
      /request - {16}POST \/gms\/api\/chat httpStatus=404 advice="Genesys is below \/genesys\/2\/chat\//,
    )
    await fetch(`${url}/genesys/2/mock/health`, { headers: { origin: 'https://evil.example' } })
    expect(await told(/403/)).toMatch(
      /GET \/genesys\/2\/mock\/health httpStatus=403 advice="Origin: .*--allow-name evil\.example"/,
    )
    for (const path of ['/', '/openapi.yaml', '/favicon.ico', '/genesys/2/mock/health'])
      await fetch(url + path)
    expect(lines).toHaveLength(4)
    expect(lines.join('\n')).not.toContain('secret')
  })

  test('tells of them in JSON, too, and of nothing with --log silent', async () => {
    const { url, told } = await start(['--log', 'json'])
    await fetch(`${url}/nothing`)
    expect(JSON.parse(await told(/404/))).toMatchObject({
      kind: 'request',
      chatId: null,
      operation: 'GET /nothing',
      httpStatus: 404,
    })
  })

  test.each<[isTTY: boolean, environment: Environment, isColoured: boolean]>([
    [true, {}, true],
    [true, { TERM: 'xterm-256color', NO_COLOR: '' }, true],
    [true, { NO_COLOR: '1' }, false],
    [true, { NODE_DISABLE_COLORS: '1' }, false],
    [true, { TERM: 'dumb' }, false],
    [true, { FORCE_COLOR: '0' }, false],
    [false, {}, false],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '', NO_COLOR: '1', TERM: 'dumb' }, true],
  ])('on a terminal: %s, with %j, has colours: %s', async (isTTY, environment, isColoured) => {
    const { call, told } = await start([], { isTTY, environment })
    await call('chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' })
    expect((await told(/send/)).includes('\u001b[31m')).toBe(isColoured)
  })

  test('has no colours in JSON', async () => {
    const { call, told } = await start(['--log', 'json'], { isTTY: true, environment: { FORCE_COLOR: '1' } })
    await call('chat/aura/nobody/send', { secureKey: 'x', message: 'Hi' })
    expect(await told(/send/)).not.toContain('\u001b')
  })

  test('tells it as JSON, a line each', async () => {
    const { call, lines, told } = await start(['--log', 'json', '--seed', 'a'])
    await call('chat/aura', { nickname: 'Ana' })
    await told(/requestChat/)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { kind: 'listening' },
      { kind: 'event', index: 1, type: 'ParticipantJoined' },
      { kind: 'request', operation: 'requestChat', httpStatus: 200, statusCode: 0 },
    ])
  })

  test('says once how to receive the pushes of the default profile, and shows none of them as a failure', async () => {
    const { call, told, lines } = await start(['--time-scale', '0.001'], { isTTY: true })
    for (const nickname of ['Ana', 'Ben']) {
      const { chatId } = await call('chat/aura', { nickname })
      await told(new RegExp(`${chatId} index=6 to=`))
    }
    const host = 'svc-ap-current.auracognitive.com'
    expect(lines.filter((line) => line.includes('--'))).toEqual([
      `Pushes to ${host} are not sent, because it is another machine. To receive them, start the command with ` +
        `--push-url http://localhost:4000/messages, your own address; to send them there, with --allow-host ${host}.`,
    ])
    const pushes = lines.filter((line) => line.includes('index=') && line.includes('to=https'))
    expect(pushes).toHaveLength(10)
    for (const line of pushes) expect(line).toMatch(/index=\d to=https:\S+ status=blocked$/)
    expect(lines.join('\n')).not.toContain('\u001b[31m')
  })

  test('says for each other host once how to receive its pushes', async () => {
    const { call, told, lines } = await start(['--time-scale', '0.001'])
    for (const host of ['a.test:4000', 'b.test', 'a.test:4000']) {
      const { chatId = '', secureKey = '' } = await call('chat/aura', { nickname: 'Ana' })
      await call(`chat/aura/${chatId}/pushUrl`, { secureKey, pushUrl: `https://${host}/messages` })
      await told(new RegExp(`${chatId} index=\\d to=https://${host}`))
    }
    expect(lines.filter((line) => line.includes('--allow-host a.test:4000'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('--allow-host b.test'))).toHaveLength(1)
  })

  test.each([
    ['that --push-url names', ['--push-url', 'https://bot.test/messages'], 'bot.test'],
    ['in JSON', ['--log', 'json'], 'svc-ap-current.auracognitive.com'],
  ])('says for each push to another machine %s why it was not sent', async (_, args, host) => {
    const { call, told } = await start(['--time-scale', '0.001', ...args])
    await call('chat/aura', { nickname: 'Ana' })
    for (const index of [2, 3]) {
      const line = await told(new RegExp(`\\bindex"?[=:]${index}.*blocked`))
      expect(line).toContain(
        `Failed to push to ${host}: it is another machine. Start the command with --allow-host`,
      )
      expect(line).toContain('to receive the pushes on this machine, give --push-url')
    }
  })

  test('takes profiles from files', async () => {
    const first = file(
      'a.yaml',
      'profile: fast\nsettings: { chat: { pushUrl: "http://127.0.0.1:2/", idle: { alert: 5 } } }',
    )
    const second = file('b.json', '{ "profile": "default", "settings": { "chat": {} } }')
    const { call } = await start(['--profiles', first, '--profiles', second])
    expect(await call('mock/profiles')).toEqual([
      { profile: 'default', settings: { chat: {} } },
      { profile: 'fast', settings: { chat: { pushUrl: 'http://127.0.0.1:2/', idle: { alert: 5 } } } },
    ])
  })

  test('pushes every chat to --push-url, those of profiles that come later, too', async () => {
    const pushUrl = 'http://127.0.0.1:4/x'
    const { call, url } = await start(['--push-url', pushUrl])
    await fetch(`${url}/genesys/2/mock/profiles/later`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ settings: { chat: { pushUrl: 'http://127.0.0.1:2/' } } }),
    })
    for (const profile of ['default', 'later']) {
      const { chatId } = await call('chat/aura', { nickname: 'Ana', profile })
      expect(await call(`mock/sessions/${chatId}`)).toMatchObject({ pushUrl })
    }
  })

  test('sends the headers of --push-header, and logs none of their values', async () => {
    const receiver = await startReceiver()
    const { call, lines, told } = await start([
      ...['--push-url', receiver.url, '--time-scale', '0.01'],
      ...['--push-header', 'Authorization: Bearer a:secret', '--push-header', 'x-tenant:two'],
    ])
    await call('chat/aura', { nickname: 'Ana' })
    await told(/push .*index=2/)
    expect(receiver.headers[0]).toMatchObject({ authorization: 'Bearer a:secret', 'x-tenant': 'two' })
    expect(lines.join('\n')).not.toContain('secret')
    expect(JSON.stringify(await call('mock/pushes'))).not.toContain('secret')
  })

  test('forgives what older clients leave out with --no-strict, and only then', async () => {
    const answers = []
    for (const flags of [['--no-strict'], []]) {
      const { call } = await start(flags)
      answers.push(await call('chat/aura', { subject: 'Help' }))
    }
    expect(answers).toMatchObject([{ statusCode: 0 }, { errors: [{ code: 161 }] }])
  })

  test('opens the agent console when it is told to, and only then', async () => {
    const { opened, url, told } = await start(['--open'])
    await told(/agent console/)
    expect(opened).toEqual([`${url}/genesys/2/mock/console`])
    expect((await fetch(opened[0] ?? '')).headers.get('content-type')).toMatch('text/html')
    expect((await start([])).opened).toEqual([])
  })

  test('makes the same identifiers from the same seed', async () => {
    const chatIds = []
    for (const { call } of [await start(['--seed', 'x']), await start(['--seed', 'x'])])
      chatIds.push((await call('chat/aura', { nickname: 'Ana' })).chatId)
    expect(chatIds[0]).toBe(chatIds[1])
  })
})
