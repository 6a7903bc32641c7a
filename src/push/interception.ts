/**
 * A push that must not leave the machine may only be handed to `fetch` while this mock's own handlers are
 * in its way. Nothing in MSW says whether they are, so a harmless request finds out: if they are, they
 * answer it; if not, it ends at a closed port of this machine.
 */
const probeUrl = 'http://127.0.0.1:2/aura-mocks-genesys-api/are-you-listening'

const probeHeader = 'x-aura-mocks-genesys-api-probe'
const pushHeader = 'x-aura-mocks-genesys-api-push'

/** The marks by which a mock's handlers know its own requests, and those only. */
export interface Marks {
  probe(): Record<string, string>
  push(id: string): Record<string, string>
  isProbe(headers: Headers): boolean
  /** The id of the push that a request is; undefined: it is none of this mock's. */
  pushOf(headers: Headers): string | undefined
  answerProbe(): Response
  isAnsweredProbe(response: Response): boolean
}

/** @param token - What no other mock has. */
export function createMarks(token: string): Marks {
  return {
    probe: () => ({ [probeHeader]: token }),
    push: (id) => ({ [pushHeader]: `${token} ${id}` }),
    isProbe: (headers) => headers.get(probeHeader) === token,
    pushOf(headers) {
      const [owner, id] = headers.get(pushHeader)?.split(' ') ?? []
      return owner === token ? id : undefined
    },
    answerProbe: () => new Response(null, { status: 204, headers: { [probeHeader]: token } }),
    isAnsweredProbe: (response) => response.headers.get(probeHeader) === token,
  }
}

/** Whether this mock's handlers intercept what `fetch` sends. */
export async function isIntercepted(marks: Marks, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await globalThis.fetch(probeUrl, { method: 'POST', headers: marks.probe(), signal })
    return marks.isAnsweredProbe(response)
  } catch {
    return false
  }
}
