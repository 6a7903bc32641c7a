/**
 * Keeps a request that `fetch` makes from ever reaching the network, whatever becomes of its interception meanwhile:
 * it goes by a dispatcher whose look-up of host names fails, and which, where the host is an IP address, binds the
 * socket to an address of the other family, which fails in every system before anything is sent. What intercepts the
 * request looks up nothing and binds nothing.
 */
export interface NetworkGuard {
  /**
   * What to give to `fetch` besides the request; empty where the platform has no dispatchers, as in a browser.
   *
   * @param isStrict - Where nothing is known of the dispatcher, let nothing be sent, though MSW 3 then can't intercept it.
   */
  init(url: string, isStrict: boolean): { dispatcher?: object }
}

interface AgentOptions {
  localAddress: string
  connect: { lookup: LookUp }
}

type LookUp = (hostname: string, options: unknown, callback: (error: Error) => void) => void
type AgentClass = new (options: AgentOptions) => object
type WrapperClass = new (dispatcher: object) => object

/** Where undici, which is behind Node's `fetch`, keeps its dispatcher, once it has been loaded. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1')
const unusableAddress = { forIPv4: '::1', forIPv6: '127.0.0.1' }

/** Where undici 8 keeps it; in the first place is then a wrapper, because Node's `fetch` may be of an older undici. */
const newDispatcherKey = Symbol.for('undici.globalDispatcher.2')

export function createNetworkGuard(): NetworkGuard {
  const guards = new Map<string, { dispatcher: object }>()
  return {
    init(url, isStrict) {
      const isIPv6 = new URL(url).hostname.startsWith('[')
      const localAddress = isIPv6 ? unusableAddress.forIPv6 : unusableAddress.forIPv4
      const known = guards.get(localAddress)
      if (known) return known
      const dispatcher = makeDispatcher(localAddress)
      if (!dispatcher) return isStrict && findDispatcher() ? { dispatcher: refusingDispatcher } : {}
      guards.set(localAddress, { dispatcher })
      return { dispatcher }
    },
  }
}

function makeDispatcher(localAddress: string): object | undefined {
  const current = findDispatcher()
  if (!current) return undefined
  const options = { localAddress, connect: { lookup: refuse } }
  const Agent = findAgentClass(current)
  if (Agent) return new Agent(options)
  const { constructor: Wrapper }: { constructor?: unknown } = current
  const NewAgent = isWrapperClass(Wrapper)
    ? findAgentClass(Reflect.get(globalThis, newDispatcherKey))
    : undefined
  return NewAgent && isWrapperClass(Wrapper) ? new Wrapper(new NewAgent(options)) : undefined
}

function findDispatcher(): object | undefined {
  const current: unknown = Reflect.get(globalThis, dispatcherKey)
  return typeof current === 'object' && current !== null ? current : undefined
}

const refusalCode = 'GENESYS_MOCK_REFUSAL'

function refusal(hostname: string): Error {
  return Object.assign(new Error(`no push may leave for ${hostname}`), { code: refusalCode })
}

const refuse: LookUp = (hostname, _, callback) => callback(refusal(hostname))

/** In place of a dispatcher that hides what it connects by, as one that `compose()` of undici 6 returns. */
const refusingDispatcher = {
  dispatch({ origin }: { origin?: unknown }): never {
    throw refusal(String(origin))
  },
}

/** Whether a guard is the reason for which `fetch` failed. */
export function isRefusal(error: unknown): boolean {
  const { cause }: { cause?: unknown } = Object(error)
  const { code, syscall }: { code?: unknown; syscall?: unknown } = Object(cause)
  return code === refusalCode || syscall === 'bind'
}

/** The class `Agent` of the undici in use: that of the dispatcher, or of one that a proxy's dispatcher holds. */
function findAgentClass(dispatcher: unknown): AgentClass | undefined {
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

function isWrapperClass(value: unknown): value is WrapperClass {
  return typeof value === 'function' && value.name === 'Dispatcher1Wrapper'
}
