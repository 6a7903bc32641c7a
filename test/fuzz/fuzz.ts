import type { GenesysMock } from '../../src/index'
import { DocumentCheck, NotAsDocumented, readDocument } from '../openapi/document-check'
import { Dice } from './dice'
import type { HttpDoor } from './http-door'
import { drawRequest, type FuzzRequest } from './requests'
import { type Template, templates } from './templates'
import { complaintOf, type FuzzAnswer, isRefusal, prototypes } from './verdict'
import { createWorld, type World } from './world'

/** So many cases meet one mock; the next ones meet a new one. */
const casesOfAWorld = 100
/** Of so many cases, one goes over HTTP; of so many, one is held against openapi.yaml. */
const shareOverHttp = 20
const shareOfDocument = 25
/** So many turns of the event loop an answer may take. */
const patience = 500

export interface Findings {
  cases: number
  /** Each tells the case, so that it can be told again. */
  complaints: string[]
  /** The templates of which no request succeeded, or none was refused. */
  unmet: string[]
}

export interface FuzzOptions {
  seed: number
  cases: number
  http: HttpDoor
}

/** Sends random requests, and looks what each has done. */
export async function fuzz({ seed, cases, http }: FuzzOptions): Promise<Findings> {
  const document = new DocumentCheck(readDocument())
  const complaints: string[] = []
  const met = new Map<Template, { taken: boolean; refused: boolean }>()
  const untouched = prototypes()
  let told = ''
  const hear = (error: unknown): void =>
    void complaints.push(`${told}: unhandled rejection: ${inspect(error)}`)
  process.on('unhandledRejection', hear)
  for (let first = 0; first < cases && complaints.length < 20; first += casesOfAWorld) {
    const world = await createWorld(`${seed}-${first}`)
    http.serve(world.genesys)
    let before = world.state()
    for (let number = first; number < Math.min(first + casesOfAWorld, cases); number += 1) {
      const dice = new Dice(seed * 1_000_003 + number)
      const template = dice.pick(templates)
      const request = drawRequest(dice, template, world.names)
      const isOverHttp = dice.below(shareOverHttp) === 0
      told = `case ${number} of seed ${seed}, ${isOverHttp ? 'HTTP' : 'fetch'}, ${inWords(request)}`
      const complain = (problem: string | undefined): void =>
        void (problem === undefined || complaints.push(`${told}: ${problem}`))
      try {
        const answer = await (isOverHttp ? http.send(request) : send(world, request))
        // What has come of a request that got no answer is its own affair, as far as this is concerned.
        if (answer === undefined) break
        complain(complaintOf(request.method, answer))
        const after = world.state()
        const isRefused = isRefusal(answer)
        if (isRefused && after !== before)
          complain(`refused, but it has changed ${difference(before, after)}`)
        before = after
        note(met, template, isRefused)
        if (prototypes() !== untouched) complain('a prototype was touched')
        if (dice.below(shareOfDocument) === 0) complain(documentComplaint(document, world, request, answer))
      } catch (error) {
        complain(inspect(error))
      }
    }
    world.genesys.dispose()
  }
  await new Promise((resolve) => setImmediate(resolve))
  process.off('unhandledRejection', hear)
  return {
    cases,
    complaints,
    unmet: templates
      .filter((each) => !each.isNeverTaken && !isMet(met.get(each)))
      .map(({ method, path }) => `${method} ${path}`),
  }
}

async function send({ genesys }: World, request: FuzzRequest): Promise<FuzzAnswer | undefined> {
  const { method, target, headers, body } = request
  const answering = genesys.fetch(
    new Request(`http://gms.test${target}`, { method, headers, ...(body && { body }) }),
  )
  const response = await inTime(answering)
  if (response === 'late') {
    if (!isFaulty(genesys)) throw new Error('there is no answer')
    genesys.reset()
    await answering
    return undefined
  }
  if (!response) return undefined
  const contentType = response.headers.get('content-type')
  const { status } = response
  if (contentType === 'text/event-stream') {
    await response.body?.cancel()
    return { status, contentType, text: '' }
  }
  return { status, contentType, text: await response.text() }
}

async function inTime<Answer>(answering: Promise<Answer>): Promise<Answer | 'late'> {
  let isOver = false
  const end = (): void => {
    isOver = true
  }
  answering.then(end, end)
  for (let turn = 0; !isOver && turn < patience; turn += 1) {
    await (turn < 20 ? undefined : new Promise((resolve) => setImmediate(resolve)))
  }
  return isOver ? answering : 'late'
}

/** Whether a fault may have a hand in what is answered. */
function isFaulty({ faults }: GenesysMock): boolean {
  return faults.list().length > 1
}

function note(
  met: Map<Template, { taken: boolean; refused: boolean }>,
  template: Template,
  isRefused: boolean,
): void {
  const { taken, refused } = met.get(template) ?? { taken: false, refused: false }
  met.set(template, { taken: taken || !isRefused, refused: refused || isRefused })
}

function isMet(found: { taken: boolean; refused: boolean } | undefined): boolean {
  return found?.taken === true && found.refused
}

function documentComplaint(
  document: DocumentCheck,
  { genesys }: World,
  { method, target, headers }: FuzzRequest,
  answer: FuzzAnswer,
): string | undefined {
  if (method === 'OPTIONS' && 'access-control-request-method' in headers) return undefined
  // Where it could be that a fault has spoilt the answer, there is nothing to compare.
  if (
    isFaulty(genesys) ||
    answer.status === 0 ||
    /mock.(clock|scheduler|pushes|requests|reset|chat.*file)|summary/i.test(target)
  )
    return undefined
  try {
    document.judgeAnswer({ method, url: `http://gms.test${target}`, ...answer }, false)
    return undefined
  } catch (error) {
    if (error instanceof NotAsDocumented) return error.message
    throw error
  }
}

function difference(before: string, after: string): string {
  let at = 0
  while (before[at] === after[at]) at += 1
  const from = Math.max(0, at - 60)
  return `…${before.slice(from, at + 80)}… to …${after.slice(from, at + 80)}…`
}

function inWords({ method, target, headers, body }: FuzzRequest): string {
  const shown = body ? JSON.stringify(Buffer.from(body).toString('latin1')).slice(0, 600) : 'no body'
  return `${method} ${JSON.stringify(target).slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${shown}`
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
