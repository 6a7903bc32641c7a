import type { ChatContext } from '../chat/context'
import { isPromise } from '../runtime/is-promise'
import type { Delays } from '../time/delays'
import type { PlainAnswer } from '../wire/plain-exchange'
import { answerRequest } from './answer-request'
import { answerPreflight } from './cross-origin'
import { holdBack } from './hold-back'
import type { Incoming } from './incoming'
import type { Lint } from './lint/lint'
import type { Operation, OperationAnswer } from './operation'
import { readBody, toError } from './read-body'
import { createRoutes, type Route } from './route'
import { createTargetPattern } from './target'
import { toPlainAnswer } from './to-plain-answer'

/** The operation table as something that answers requests. */
export interface Router {
  /** Whether a URL is one of Genesys's, so that `answer` answers it. */
  matches(url: string): boolean
  /** The answer; undefined: the request is not for Genesys. */
  answer(incoming: Incoming): Promise<PlainAnswer | undefined>
}

export interface RouterParts {
  context: ChatContext
  lint: Lint
  operations: readonly Operation[]
  baseUrl: string
  life: Life
  /** The answers that are held back. */
  held: Delays
  pushes: OwnPushes
}

/** The part of the push dispatcher that knows which requests are pushes of this mock. */
interface OwnPushes {
  /** Why a request is rejected, because it is such a push; undefined: it is none. */
  rejectOwnPush(incoming: Incoming, operation: string): string | undefined
}

/** How often the mock was reset: a request that began before is not for the mock as it is now. */
interface Life {
  generation: number
  /** Whether it was disposed of. */
  isOver: boolean
}

export function createRouter(parts: RouterParts): Router {
  const { context, lint, operations, baseUrl, life, held, pushes } = parts
  const targetOf = createTargetPattern(baseUrl)
  const routeTo = createRoutes(operations)

  return {
    matches: (url) => targetOf(url) !== undefined,
    async answer(incoming) {
      const target = targetOf(incoming.url)
      if (!target) return undefined
      if (life.isOver) return toPlainAnswer(overtaken)
      const preflight = answerPreflight(incoming)
      if (preflight) return preflight
      const arrived = context.clock.elapsed()
      const { generation } = life
      const route = routeTo(incoming.method === 'HEAD' ? 'GET' : incoming.method, target.path)
      const rejection = pushes.rejectOwnPush(incoming, nameOf(route))
      if (rejection !== undefined) return toPlainAnswer(ownPush(rejection))
      const receivedAt = context.clock.now()
      const reading = readBody(incoming, target.query)
      // A body that is there already is not waited for: each wait takes its time.
      const read = isPromise(reading) ? await reading : reading
      if (life.generation !== generation) return toPlainAnswer(overtaken)
      const { before } = route.match ?? {}
      if (before && !read.problem) read.problem = await problemOf(before(context, read.body.fields))
      if (life.generation !== generation) return toPlainAnswer(overtaken)
      // Listeners hear of what was due before, of the operation and of the request when all is complete.
      const answer = context.events.batch(() =>
        answerRequest({ context, lint, life }, { incoming, receivedAt, target, route, ...read }),
      )
      if (answer.delay === undefined) return toPlainAnswer(answer)
      // From its arrival on: it may have taken its time to be read.
      const delay = answer.delay - (context.clock.elapsed() - arrived)
      if (life.generation === generation) await holdBack(held, incoming, delay)
      if (incoming.signal?.aborted) return toPlainAnswer(cut)
      return toPlainAnswer(life.generation === generation ? answer : overtaken)
    },
  }
}

function nameOf({ match }: Route): string {
  return match ? `the operation ${match.name}` : 'a path below /genesys/2/'
}

function ownPush(advice: string): OperationAnswer {
  return { httpStatus: 508, body: { errors: [{ code: 508, advice }] } }
}

/** Why something came to no good end; undefined: it did not. */
async function problemOf(doing: Promise<void>): Promise<Error | undefined> {
  try {
    await doing
    return undefined
  } catch (error) {
    return toError(error)
  }
}

/** Nothing of the mock as it is now may come of a request to the mock as it was. */
const overtaken: OperationAnswer = {
  httpStatus: 503,
  body: { errors: [{ code: 503, advice: 'the mock was reset while this request was under way' }] },
}

/** The answer for a client that waits no longer. */
const cut: OperationAnswer = { httpStatus: 0, body: {} }
