/**
 * Keeps a request that `fetch` makes from ever reaching the network, whatever becomes of its interception meanwhile:
 * it goes by a dispatcher whose look-up of host names fails, and which, where the host is an IP address, binds the
 * socket to an address of the other family, which fails in every system before anything is sent. What intercepts the
 * request looks up nothing and binds nothing.
 */
export interface NetworkGuard {
  /** What to give to `fetch` besides the request; empty where the platform has no dispatchers, as in a browser. */
  init(url: string): { dispatcher?: object }
}

type LookUp = (hostname: string, options: unknown, callback: (error: Error) => void) => void
type AgentClass = new (options: { localAddress: string; connect: { lookup: LookUp } }) => object

/** Where undici, which is behind Node's `fetch`, keeps its dispatcher, once it has been loaded. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1')
const unusableAddress = { forIPv4: '::1', forIPv6: '127.0.0.1' }

export function createNetworkGuard(): NetworkGuard {
  const guards = new Map<string, { dispatcher: object }>()
  return {
    init(url) {
      const isIPv6 = new URL(url).hostname.startsWith('[')
      const localAddress = isIPv6 ? unusableAddress.forIPv6 : unusableAddress.forIPv4
      const known = guards.get(localAddress)
      if (known) return known
      const Agent = findAgentClass()
      if (!Agent) return {}
      const guard = { dispatcher: new Agent({ localAddress, connect: { lookup: refuse } }) }
      guards.set(localAddress, guard)
      return guard
    },
  }
}

const refusalCode = 'GENESYS_MOCK_REFUSAL'

const refuse: LookUp = (hostname, _, callback) =>
  callback(Object.assign(new Error(`no push may leave for ${hostname}`), { code: refusalCode }))

/** Whether a guard is the reason for which `fetch` failed. */
export function isRefusal(error: unknown): boolean {
  const { cause }: { cause?: unknown } = Object(error)
  const { code, syscall }: { code?: unknown; syscall?: unknown } = Object(cause)
  return code === refusalCode || syscall === 'bind'
}

/** The class `Agent` of the undici in use: that of the dispatcher, or of one that a proxy's dispatcher holds. */
function findAgentClass(): AgentClass | undefined {
  const dispatcher: unknown = Reflect.get(globalThis, dispatcherKey)
  if (typeof dispatcher !== 'object' || dispatcher === null) return undefined
  const held = Reflect.ownKeys(dispatcher).map((key): unknown => Reflect.get(dispatcher, key))
  for (const each of [dispatcher, ...held]) {
    const { constructor: made }: { constructor?: unknown } = Object(each)
    if (isAgentClass(made)) return made
  }
  return undefined
}

function isAgentClass(value: unknown): value is AgentClass {
  return typeof value === 'function' && value.name === 'Agent'
}
