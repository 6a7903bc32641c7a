import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GenesysMock, PlainAnswer, PlainRequest } from 'aura-mocks-genesys-api'
import { readBody } from './read-body'
import { errorAnswer, writeAnswer } from './write-answer'

/** What requests are answered with. */
export interface Desk {
  mock: GenesysMock
  bodyLimit: number
  /** The requests that are still being read. */
  arriving: Set<Promise<unknown>>
  /** How many requests the mock is asked at the moment. */
  asking: number
  /** Connections are not kept for another request any more. */
  isClosing: boolean
}

/** Answers one request with what the mock says. Never throws. */
export async function answerRequest(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { mock, bodyLimit, arriving } = desk
  const reading = readBody(request, bodyLimit)
  arriving.add(reading)
  const body = await reading
  arriving.delete(reading)
  if (body === undefined) return
  if (body === 'too large') {
    refuseTheRest(request, response)
    writeAnswer(response, errorAnswer(413, `the body has more than ${bodyLimit} bytes (bodyLimit)`))
    return
  }
  desk.asking += 1
  const answer = await answerOf(mock, toPlainRequest(request, response, body))
  desk.asking -= 1
  if (desk.isClosing) response.setHeader('connection', 'close')
  writeAnswer(response, answer)
}

/** What is still to come would otherwise be taken for the next request. */
function refuseTheRest(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close')
  response.on('finish', () => request.destroy())
}

async function answerOf(mock: GenesysMock, request: PlainRequest): Promise<PlainAnswer> {
  try {
    const answer = await mock.answer(request)
    return answer ?? errorAnswer(404, 'Genesys is below /genesys/2/chat/ and /genesys/2/mock/ here')
  } catch (error) {
    return errorAnswer(503, error instanceof Error ? error.message : String(error))
  }
}

function toPlainRequest(
  { method = 'GET', url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  body: Uint8Array<ArrayBuffer>,
): PlainRequest {
  const { host = 'localhost' } = headers
  return {
    method,
    url: url.startsWith('/') ? `http://${host}${url}` : url,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body,
    // Asked for by answers that are held back only, and not cheap to have.
    get signal() {
      return abortedWith(response)
    },
  }
}

function abortedWith(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.on('close', () => controller.abort())
  return controller.signal
}
