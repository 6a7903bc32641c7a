import type { IncomingMessage, ServerResponse } from 'node:http'
import { GenesysMockError, type PlainAnswer, type PlainRequest } from 'aura-mocks-genesys-api'
import { strangerIn } from './allowed-names'
import { consoleAnswer } from './console-page'
import type { Desk } from './desk'
import { readBody } from './read-body'
import { refuse } from './refuse'
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
  const stranger = strangerIn(request, desk.allowedNames)
  if (stranger !== undefined) {
    finished.add(request.socket)
    refuse(request, response, { httpStatus: 403, advice: stranger, isWaiting })
    return
  }
  const reading = readBody(request, bodyLimit)
  arriving.add(reading)
  const body = await reading
  arriving.delete(reading)
  if (body === undefined) return
  if (body === 'too large') {
    finished.add(request.socket)
    refuse(request, response, {
      httpStatus: 413,
      advice: `the body has more than ${bodyLimit} bytes (bodyLimit)`,
      isWaiting,
    })
    return
  }
  desk.asking += 1
  const answer = await answerOf(desk, new ServerRequest(request, body, bodyLimit, response, ends))
  desk.asking -= 1
  if (desk.isClosing) response.setHeader('connection', 'close')
  try {
    writeAnswer(response, answer, ends)
  } catch (error) {
    // A header may hold what no header may: the type of a file that a test made, say.
    writeAnswer(response, failure(error), ends)
  }
}

async function answerOf(desk: Desk, request: PlainRequest): Promise<PlainAnswer> {
  try {
    const answer = await (consoleAnswer(request.method, request.url) ?? desk.mock.answer(request))
    if (!answer) return errorAnswer(404, 'Genesys is below /genesys/2/chat/ and /genesys/2/mock/ here')
    // It was held back, and its end is the server's.
    if (answer.httpStatus === 0 && desk.isClosing) return errorAnswer(503, 'the server is closing')
    return answer
  } catch (error) {
    return failure(error)
  }
}

function failure(error: unknown): PlainAnswer {
  const isDisposed = error instanceof GenesysMockError && error.code === 'MOCK_DISPOSED'
  return errorAnswer(isDisposed ? 503 : 500, error instanceof Error ? error.message : String(error))
}
