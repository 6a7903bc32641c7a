import type { IncomingMessage, ServerResponse } from 'node:http'
import { GenesysMockError, type PlainAnswer, type PlainRequest } from 'aura-mocks-genesys-api'
import { strangerIn } from './allowed-names'
import type { Desk } from './desk'
import { ownAnswer } from './own-answer'
import { readBody } from './read-body'
import { refuse } from './refuse'
import { type Rejection, tellRejected } from './rejected-request'
import { ServerRequest } from './server-request'
import { errorAnswer, writeAnswer } from './write-answer'

/**
 * Answers one request with what the mock says. Never throws.
 *
 * @param isWaiting - The client sends no body until it is told to go on, which it was not.
 */
export async function answerRequest(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  isWaiting = false,
): Promise<void> {
  const { bodyLimit, arriving, finished, ends } = desk
  if (finished.has(request.socket)) return
  const told: Tell = (rejection) => {
    tellRejected(desk.onRejectedRequest, request, rejection)
    return errorAnswer(rejection.httpStatus, rejection.advice)
  }
  const reject = (rejection: Rejection): void => {
    finished.add(request.socket)
    refuse(request, response, told(rejection), isWaiting)
  }
  const stranger = strangerIn(request, desk.allowedNames)
  if (stranger !== undefined) {
    reject({ httpStatus: 403, advice: stranger })
    return
  }
  const reading = readBody(request, bodyLimit)
  arriving.add(reading)
  const body = await reading
  arriving.delete(reading)
  if (body === undefined) return
  if (body === 'too large') {
    reject({ httpStatus: 413, advice: `the body has more than ${bodyLimit} bytes (bodyLimit)` })
    return
  }
  desk.asking += 1
  const asked = new ServerRequest(request, body, bodyLimit, response, ends)
  const answer = await answerOf(desk, asked, told)
  desk.asking -= 1
  if (desk.isClosing) response.setHeader('connection', 'close')
  try {
    writeAnswer(response, answer, ends)
  } catch (error) {
    // A header may hold what no header may: the type of a file that a test made, say.
    writeAnswer(response, told(failure(error)), ends)
  }
}

/** Tells of a rejected request, and returns its answer. */
type Tell = (rejection: Rejection) => PlainAnswer

async function answerOf(desk: Desk, request: PlainRequest, told: Tell): Promise<PlainAnswer> {
  try {
    const answer = await (ownAnswer(request) ?? desk.mock.answer(request))
    if (!answer) return told({ httpStatus: 404, advice: nothingHere })
    // It was held back, and its end is the server's.
    if (answer.httpStatus === 0 && desk.isClosing) return errorAnswer(503, 'the server is closing')
    return answer
  } catch (error) {
    return told(failure(error))
  }
}

const nothingHere =
  'Genesys is below /genesys/2/chat/ and /genesys/2/mock/ here; the agent console is at /, every operation in /openapi.yaml'

function failure(error: unknown): Rejection {
  const isDisposed = error instanceof GenesysMockError && error.code === 'MOCK_DISPOSED'
  return {
    httpStatus: isDisposed ? 503 : 500,
    advice: error instanceof Error ? error.message : String(error),
  }
}
