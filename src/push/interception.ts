import { assertResponse, NoResponseError } from './fetch-result'
import { findProxy } from './proxy'

/**
 * A push that must not leave the machine may only be handed to `fetch` while this mock's own handlers are
 * in its way. Nothing in MSW says whether they are, so a harmless request finds out: if they are, they see
 * it, and the push is sent from there and then; if not, it ends at a closed port of this machine.
 */
const probePath = '//127.0.0.1:2/aura-mocks-genesys-api/are-you-listening'

const probeHeader = 'x-aura-mocks-genesys-api-probe'
const pushHeader = 'x-aura-mocks-genesys-api-push'

/** The marks by which a mock's handlers know its own requests, and those only. */
export interface Marks {
  probe(id: string): Record<string, string>
  push(id: string): Record<string, string>
  /** The id of the push that a request asks about; undefined: it is no probe of this mock's. */
  probeOf(headers: HeaderReader): string | undefined
  /** The id of the push that a request is; undefined: it is none of this mock's. */
  pushOf(headers: HeaderReader): string | undefined
}

type HeaderReader = Pick<Headers, 'get'>

/** @param token - What no other mock has. */
export function createMarks(token: string): Marks {
  const idIn = (value: string | null): string | undefined => {
    const [owner, id] = value?.split(' ') ?? []
    return owner === token ? id : undefined
  }
  // Before it uses a connection again, Node's fetch sets a timer, which fake timers would keep for ever.
  const connection = 'close'
  return {
    probe: (id) => ({ [probeHeader]: `${token} ${id}`, connection }),
    push: (id) => ({ [pushHeader]: `${token} ${id}`, connection }),
    probeOf: (headers) => idIn(headers.get(probeHeader)),
    pushOf: (headers) => idIn(headers.get(pushHeader)),
  }
}

/** The sending of a push that waits for the mock's own handlers to be met. */
export interface Launches {
  /** Called by the handlers when they meet the probe for a push. */
  launch(id: string): void
  /**
   * Probes for a push, and has it sent if the handlers are met; undefined: they were not.
   *
   * @throws NoResponseError if `fetch` is stubbed and does not respond to the probe.
   */
  whenIntercepted(probe: Probe, send: () => Promise<Response>): Promise<Response | undefined>
}

interface Probe {
  id: string
  /** Of the push; its scheme is that of the probe, too. */
  url: string
  marks: Marks
  signal: AbortSignal
}

export function createLaunches(): Launches {
  const waiting = new Map<string, () => void>()

  return {
    launch: (id) => waiting.get(id)?.(),
    async whenIntercepted({ id, url, marks, signal }, send) {
      const { fetch } = globalThis
      let sending: Promise<Response> | undefined
      const isLeaving = watchLeaving()
      waiting.set(id, () => {
        // A server that was closed since the probe set out has put the real fetch back.
        if (globalThis.fetch === fetch && !isLeaving.value) sending = send()
        sending?.catch(() => {})
      })
      try {
        const probeUrl = `${new URL(url).protocol}${probePath}`
        const init = { method: 'POST', headers: marks.probe(id), signal, ...withoutProxy(probeUrl) }
        const response: unknown = await globalThis.fetch(probeUrl, init)
        if (!sending) assertResponse(response)
      } catch (error) {
        if (error instanceof NoResponseError) throw error
        // The probe reached the network: no handler intercepted it. Or another handler rejected it.
      } finally {
        isLeaving.end()
        waiting.delete(id)
      }
      return sending
    },
  }
}

/** Whether a page has been about to be left since then: from that moment on, msw 2 intercepts nothing in it. */
function watchLeaving(): { readonly value: boolean; end(): void } {
  const { addEventListener, removeEventListener }: Partial<typeof globalThis> = globalThis
  let value = false
  const leave = (): void => {
    value = true
  }
  addEventListener?.('beforeunload', leave)
  return {
    get value() {
      return value
    },
    end: () => removeEventListener?.('beforeunload', leave),
  }
}

/** What keeps Node's `fetch` from sending a probe that no handler intercepts to a proxy. */
function withoutProxy(probeUrl: string): object {
  if (findProxy(probeUrl) === undefined) return {}
  const dispatch = (): never => {
    throw new Error('no handler intercepted the probe')
  }
  return { dispatcher: { dispatch } }
}
