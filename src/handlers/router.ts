import type { ChatContext } from '../chat/context'
import type { Pauses } from '../runtime/pauses'
import { fieldsOf, type ParsedBody, parseBody } from '../wire/parse-body'
import { answerRequest } from './answer-request'
import { answerPreflight } from './cross-origin'
import { holdBack } from './hold-back'
import type { Lint } from './lint/lint'
import type { Operation, OperationAnswer } from './operation'
import { createRoutes } from './route'
import { createTargetPattern } from './target'
import { toResponse } from './to-response'

/** The operation table as something that answers requests. */
export interface Router {
  /** Whether a URL is one of Genesys's, so that `handle` answers it. */
  matches(url: string): boolean
  /** The answer; undefined: the request is not for Genesys. */
  handle(request: Request): Promise<Response | undefined>
}

export interface RouterParts {
  context: ChatContext
  lint: Lint
  operations: readonly Operation[]
  baseUrl: string
  life: Life
  /** The answers that are held back. */
  held: Pauses
}

/** How often the mock was reset: a request that began before is not for the mock as it is now. */
interface Life {
  generation: number
}

export function createRouter({ context, lint, operations, baseUrl, life, held }: RouterParts): Router {
  const targetOf = createTargetPattern(baseUrl)
  const routeTo = createRoutes(operations)

  return {
    matches: (url) => targetOf(url) !== undefined,
    async handle(request) {
      const target = targetOf(request.url)
      if (!target) return undefined
      const preflight = answerPreflight(request)
      if (preflight) return preflight
      const receivedAt = context.clock.now()
      const { generation } = life
      const route = routeTo(request.method, target.path)
      const body = await readBody(request, target.query)
      if (life.generation !== generation) return toResponse(overtaken)
      // Listeners hear of what was due before, of the operation and of the request when all is complete.
      const answer = context.events.batch(() =>
        answerRequest({ context, lint }, { request, receivedAt, target, route, body }),
      )
      if (answer.delay === undefined) return toResponse(answer)
      // From its arrival on: it may have taken its time to be read.
      await holdBack(held, request, answer.delay - Math.max(0, context.clock.now() - receivedAt))
      if (request.signal.aborted) return Response.error()
      return toResponse(life.generation === generation ? answer : overtaken)
    },
  }
}

async function readBody(request: Request, query: string): Promise<ParsedBody | Error> {
  try {
    return mergeQuery(await parseBody(request), query)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Nothing of the mock as it is now may come of a request to the mock as it was. */
const overtaken: OperationAnswer = {
  httpStatus: 503,
  body: { errors: [{ code: 503, advice: 'the mock was reset while this request was under way' }] },
}

/** Some clients send their parameters in the query; where both have one, the body's counts. */
function mergeQuery(body: ParsedBody, query: string): ParsedBody {
  if (query === '') return body
  return { ...body, fields: new Map([...fieldsOf(new URLSearchParams(query)), ...body.fields]) }
}
