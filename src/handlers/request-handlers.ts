import type { RequestHandler } from 'msw'
import type { GenesysMockError } from '../errors'
import { passthrough } from '../msw'
import type { Marks } from '../push/interception'
import { findUnsafeFakes } from '../time/unsafe-fakes'
import { toResponse } from '../wire/to-response'
import { fromRequest } from './incoming'
import { PredicateHandler } from './predicate-handler'
import { type PushResponder, pushResponderKey } from './push-responder'
import type { Router } from './router'
import { type TransportDoor, transportDoorKey } from './transport-door'

/** The part of the push dispatcher that answers what nobody else did. */
export interface PushReceiver {
  readonly marks: Marks
  /** Whether a push to this URL may go to the network. */
  isAllowed(url: string): boolean
  /** Sends a push whose probe has met these handlers. */
  launch(id: string): void
  /** Notes that a push was answered by the mock itself. */
  capture(id: string): void
  /** Has pushes that must not leave answered by this from now on. */
  respondBy(respond: PushResponder | undefined): void
  /** Has pushes that nothing intercepts captured, until the returned function is called. */
  captureUnintercepted(): () => void
}

/**
 * The MSW handlers of a mock: one for the whole operation table, one, the last, for its own pushes. So
 * few because every handler that does not match costs every other request of the user's suite some time.
 */
export function createRequestHandlers(
  router: Router,
  life: { readonly isOver: boolean; hasReceived: boolean },
  pushes: PushReceiver,
): RequestHandler[] {
  return [
    new PredicateHandler(
      'Genesys Chat API v2: /genesys/2/*',
      ({ url }) => !life.isOver && router.matches(url),
      (request) => {
        life.hasReceived = true
        const unsafe = findUnsafeFakes()
        return unsafe ? failVisibly(unsafe) : respond(router, request)
      },
    ),
    Object.assign(
      new PredicateHandler(
        'Genesys pushes that nobody else took',
        ({ headers }) => isPush(pushes, headers),
        (request) => receivePush(request, pushes),
      ),
      {
        [pushResponderKey]: (respond: PushResponder | undefined) => pushes.respondBy(respond),
        [transportDoorKey]: createTransportDoor(router, pushes),
      },
    ),
  ]
}

function createTransportDoor(router: Router, pushes: PushReceiver): TransportDoor {
  return {
    matches: (url) => router.matches(url),
    isPush: (headers) => isPush(pushes, headers),
    capturePushes: () => pushes.captureUnintercepted(),
  }
}

/** Whether a request is a push of this mock, or its probe. */
function isPush({ marks }: PushReceiver, headers: Pick<Headers, 'get'>): boolean {
  return (marks.probeOf(headers) ?? marks.pushOf(headers)) !== undefined
}

/** A request that fails at once, with an error that every test runner shows: MSW's own would have a body to be read. */
function failVisibly(error: GenesysMockError): Response {
  void Promise.reject(error)
  return Response.error()
}

/** The answer to a request; undefined: it is not for Genesys. */
export async function respond(router: Router, request: Request): Promise<Response | undefined> {
  const answer = await router.answer(fromRequest(request))
  return answer && toResponse(request, answer)
}

function receivePush({ headers, url }: Request, pushes: PushReceiver): Response {
  const probed = pushes.marks.probeOf(headers)
  if (probed !== undefined) {
    // From here, for here it is certain that these handlers are in its way.
    pushes.launch(probed)
    return new Response(null, { status: 204 })
  }
  const id = pushes.marks.pushOf(headers) ?? ''
  if (pushes.isAllowed(url)) return passthrough()
  pushes.capture(id)
  return Response.json({})
}
