/**
 * Keeps a request that `fetch` makes from ever reaching the network, whatever becomes of its interception meanwhile:
 * it goes by a dispatcher whose look-up of host names fails. What intercepts it looks up nothing.
 */
export interface NetworkGuard {
  /** What to give to `fetch` besides the request; empty where the platform has no dispatchers, as in a browser. */
  init(): { dispatcher?: object }
}

type LookUp = (hostname: string, options: unknown, callback: (error: Error) => void) => void
type AgentClass = new (options: { connect: { lookup: LookUp } }) => object

/** Where undici, which is behind Node's `fetch`, keeps its dispatcher, once it has been loaded. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1')

export function createNetworkGuard(): NetworkGuard {
  let guard: { dispatcher?: object } | undefined
  return {
    init() {
      const Agent = guard ? undefined : findAgentClass()
      if (Agent) guard = { dispatcher: new Agent({ connect: { lookup: refuse } }) }
      return guard ?? {}
    },
  }
}

const refusalCode = 'GENESYS_MOCK_REFUSAL'

const refuse: LookUp = (hostname, _, callback) =>
  callback(Object.assign(new Error(`no push may leave for ${hostname}`), { code: refusalCode }))

/** Whether a guard is the reason for which `fetch` failed. */
export function isRefusal(error: unknown): boolean {
  const { cause }: { cause?: unknown } = Object(error)
  const { code }: { code?: unknown } = Object(cause)
  return code === refusalCode
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
