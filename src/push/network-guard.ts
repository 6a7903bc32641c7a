/**
 * Keeps a request that `fetch` makes from ever reaching the network, whatever becomes of its interception meanwhile:
 * it goes by a dispatcher whose look-up of host names fails. What intercepts it looks up nothing.
 */
export interface NetworkGuard {
  /**
   * What to give to `fetch` besides the request; empty where the platform has no dispatchers, as in a browser.
   *
   * @param isStrict - Where nothing is known of the dispatcher, let nothing be sent, though MSW 3 then can't intercept it.
   */
  init(isStrict: boolean): { dispatcher?: object }
}

type LookUp = (hostname: string, options: unknown, callback: (error: Error) => void) => void
type AgentClass = new (options: { connect: { lookup: LookUp } }) => object
type WrapperClass = new (dispatcher: object) => object

/** Where undici, which is behind Node's `fetch`, keeps its dispatcher, once it has been loaded. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1')

/** Where undici 8 keeps it; in the first place is then a wrapper, because Node's `fetch` may be of an older undici. */
const newDispatcherKey = Symbol.for('undici.globalDispatcher.2')

export function createNetworkGuard(): NetworkGuard {
  let guard: { dispatcher: object } | undefined
  return {
    init(isStrict) {
      const dispatcher = guard ? undefined : makeDispatcher()
      if (dispatcher) guard = { dispatcher }
      if (guard) return guard
      return isStrict && findDispatcher() ? { dispatcher: refusingDispatcher } : {}
    },
  }
}

function makeDispatcher(): object | undefined {
  const current = findDispatcher()
  if (!current) return undefined
  const options = { connect: { lookup: refuse } }
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
  const { code }: { code?: unknown } = Object(cause)
  return code === refusalCode
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
