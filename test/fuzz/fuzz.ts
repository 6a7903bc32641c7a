import { DocumentCheck, NotAsDocumented, readDocument } from '../openapi/document-check'
import { Dice } from './dice'
import type { HttpDoor } from './http-door'
import { drawRequest, type FuzzRequest } from './requests'
import { type Template, templates } from './templates'
import { complaintOf, type FuzzAnswer, isRefusal, prototypes } from './verdict'
import { createWorld, type World } from './world'

/** So many cases meet one mock; the next ones meet a new one. */
const casesOfAWorld = 100
/** Of so many cases, one goes over HTTP; of so many of these, one is broken on the way. */
const shareOverHttp = 20
const shareOfBroken = 5
/** Of so many cases, one is held against openapi.yaml. */
const shareOfDocument = 25
/** So many turns of the event loop an answer may take. */
const patience = 5_000
/** Enough of them to see what is wrong. */
const mostComplaints = 20

/** Sends random requests, and looks what each has done. */
export class Fuzzer {
  /** Each tells its case, which the same seed draws again. */
  readonly complaints: string[] = []
  readonly #document = new DocumentCheck(readDocument())
  readonly #untouched = prototypes()
  readonly #taken = new Set<Template>()
  readonly #refused = new Set<Template>()
  #told = ''
  /** That of the mock after the last case. */
  #state = ''

  constructor(
    private readonly seed: number,
    private readonly http: HttpDoor,
  ) {}

  /** The templates of which no request has succeeded, or none was refused. */
  unmet(): string[] {
    return templates
      .filter((each) => !(this.#refused.has(each) && (this.#taken.has(each) || each.isNeverTaken)))
      .map(({ method, path }) => `${method} ${path}`)
  }

  async run(cases: number): Promise<void> {
    const hear = (error: unknown): void => this.#complain(`unhandled rejection: ${inWords(error)}`)
    process.on('unhandledRejection', hear)
    let world: World | undefined
    for (let number = 0; number < cases && this.complaints.length < mostComplaints; number += 1) {
      if (number % casesOfAWorld === 0) world = end(world)
      world ??= await this.#begin(number)
      if (!(await this.#play(world, number))) world = end(world)
    }
    end(world)
    await eventLoopTurn()
    process.off('unhandledRejection', hear)
  }

  async #begin(number: number): Promise<World> {
    const world = await createWorld(`${this.seed}-${number}`)
    this.http.serve(world.genesys)
    this.#state = world.state()
    return world
  }

  /** Whether the mock can go on with another case. */
  async #play(world: World, number: number): Promise<boolean> {
    const dice = new Dice(this.seed * 1_000_003 + number)
    const template = dice.pick(templates)
    const request = drawRequest(dice, template, world.names)
    const isOverHttp = dice.below(shareOverHttp) === 0
    const broken = isOverHttp && dice.below(shareOfBroken) === 0 ? dice : undefined
    this.#told = `case ${number} of seed ${this.seed}, ${isOverHttp ? 'HTTP' : 'fetch'}, ${told(request)}`
    try {
      const answer = await inTime(isOverHttp ? this.http.send(request, broken) : send(world, request))
      if (answer === 'late') return this.#lose(world)
      const isRefused = answer !== undefined && isRefusal(answer)
      const after = world.state()
      // A broken request may read as two: the mock has taken the first when Node rejects the second.
      const isNodes = broken !== undefined && answer?.contentType === null
      if (isRefused && !isNodes && after !== this.#state)
        this.#complain(`refused, but it changed ${difference(this.#state, after)}`)
      this.#state = after
      if (prototypes() !== this.#untouched) this.#complain('a prototype was touched')
      if (answer) this.#complain(complaintOf(request.method, answer, broken !== undefined))
      if (answer && !broken) {
        this.#note(template, isRefused)
        if (dice.below(shareOfDocument) === 0) this.#compare(world, request, answer)
      }
    } catch (error) {
      this.#complain(inWords(error))
    }
    return true
  }

  /** What a fault holds back, on a clock that stands still, comes no more. */
  #lose(world: World): false {
    if (!isFaulty(world)) this.#complain('there is no answer')
    return false
  }

  #note(template: Template, isRefused: boolean): void {
    const seen = isRefused ? this.#refused : this.#taken
    seen.add(template)
  }

  #compare(world: World, { method, target, headers }: FuzzRequest, answer: FuzzAnswer): void {
    const isPreflight = method === 'OPTIONS' && 'access-control-request-method' in headers
    // Where it could be that a fault has spoilt the answer, there is nothing to compare.
    if (isPreflight || isFaulty(world)) return
    // A stranger is told so whatever he asks for.
    if (answer.status === 403) return
    // In the form in which a `Request` has it.
    const { href } = new URL(target, 'http://gms.test')
    try {
      this.#document.judgeAnswer({ method, url: href, ...answer }, false)
    } catch (error) {
      if (!(error instanceof NotAsDocumented)) throw error
      this.#complain(error.message)
    }
  }

  #complain(problem: string | undefined): void {
    if (problem !== undefined) this.complaints.push(`${this.#told}: ${problem}`)
  }
}

function end(world: World | undefined): undefined {
  world?.genesys.dispose()
}

async function send(
  { genesys }: World,
  { method, target, headers, body }: FuzzRequest,
): Promise<FuzzAnswer | undefined> {
  const request = new Request(`http://gms.test${target}`, { method, headers, ...(body && { body }) })
  const response = await genesys.fetch(request)
  if (!response) return undefined
  const { status } = response
  const contentType = response.headers.get('content-type')
  if (contentType !== 'text/event-stream') return { status, contentType, text: await response.text() }
  await response.body?.cancel()
  return { status, contentType, text: '' }
}

async function inTime<Answer>(answering: Promise<Answer>): Promise<Answer | 'late'> {
  let isOver = false
  const finish = (): void => {
    isOver = true
  }
  answering.then(finish, finish)
  for (let turn = 0; !isOver && turn < patience; turn += 1) {
    await (turn < 20 ? undefined : eventLoopTurn())
  }
  return isOver ? answering : 'late'
}

function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Whether a fault may have a hand in what is answered. */
function isFaulty({ genesys }: World): boolean {
  return genesys.faults.list().length > 1
}

function difference(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at += 1
  const from = Math.max(0, at - 60)
  return `…${before.slice(from, at + 80)}… to …${after.slice(from, at + 80)}…`
}

function told({ method, target, headers, body }: FuzzRequest): string {
  const bytes = body ? JSON.stringify(Buffer.from(body).toString('latin1')).slice(0, 600) : 'no body'
  return `${method} ${JSON.stringify(target).slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${bytes}`
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
