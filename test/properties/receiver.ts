import type { GenesysMock } from '../../src/index'

/** How a receiver answers a push: not at all, with an error of the network, or with a status. */
export type Reception = 'hangs' | 'breaks' | 204 | 500 | 307

/** A receiver of pushes in the place of `fetch`, which answers as it is told, again and again. */
export class Receiver {
  /** By push, how it was received each time it was sent. */
  readonly received = new Map<string, Reception[]>()
  /** What was wrong with what came. */
  readonly complaints: string[] = []
  /** By chat, the push that has not been answered. */
  readonly #open = new Map<string, string>()
  #count = 0

  constructor(
    private readonly receptions: readonly Reception[],
    private readonly mock: () => GenesysMock,
  ) {}

  /** After a reset, which gives up what is under way, and counts anew. */
  forgetAll(): void {
    this.received.clear()
    this.#open.clear()
  }

  readonly fetch = (_: unknown, init?: RequestInit): Promise<Response> => {
    const { chatId } = JSON.parse(String(init?.body))
    const id = idIn(init)
    const push = this.mock()
      .pushes.of(chatId)
      .find((each) => each.id === id)
    if (push?.status !== 'pending') this.complaints.push(`${id} is sent, but ${push?.status}`)
    const other = this.#open.get(chatId)
    if (other !== undefined) this.complaints.push(`${id} is sent while ${other} is under way`)
    this.#open.set(chatId, id)
    const reception = this.receptions[this.#count++ % this.receptions.length] ?? 204
    this.received.set(id, [...(this.received.get(id) ?? []), reception])
    const end = (): void => void this.#open.delete(chatId)
    // A push that is given up, or takes too long, makes room for the next one.
    init?.signal?.addEventListener('abort', end)
    if (reception === 'hangs') return new Promise(() => {})
    end()
    if (reception === 'breaks') return Promise.reject(new TypeError('broken'))
    return Promise.resolve(new Response(null, { status: reception }))
  }
}

/** The id of a push, which the mock marks its requests with. */
function idIn(init: RequestInit | undefined): string {
  const mark = new Headers(init?.headers).get('x-aura-mocks-genesys-api-push') ?? ''
  return mark.split(' ')[1] ?? ''
}
