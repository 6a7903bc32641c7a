import { dispatcherBeneathKey } from './dispatcher-beneath'

/** What Node's `fetch`, which is undici's, sends requests with. */
interface Dispatcher {
  dispatch(options: object, handler: object): unknown
}

/** Where undici keeps the dispatcher of all requests. Newer versions use the second place, with a wrapper in the first. */
const [firstPlace, secondPlace] = [
  Symbol.for('undici.globalDispatcher.1'),
  Symbol.for('undici.globalDispatcher.2'),
]

/** The classes of undici, and those that extend them, that connect to the host that a request names. */
const directClasses = ['Agent', 'Client', 'Pool', 'BalancedPool', 'RoundRobinPool', 'MockAgent']

/**
 * The name of the dispatcher that sends a request for this machine through a proxy, or may do so; undefined: there is
 * none. Node installs such a dispatcher for `NODE_USE_ENV_PROXY=1`, a program does so by `setGlobalDispatcher()`.
 */
export function findProxy(url: string): string | undefined {
  const dispatcher = realms()
    .flatMap(dispatchersIn)
    .find((each) => !isDirect(each, url))
  return dispatcher && (classNames(dispatcher)[0] || 'a custom dispatcher')
}

/** Jest runs tests in a realm of their own, but Node's `fetch` uses the dispatcher of the process. */
function realms(): object[] {
  const { process }: { process?: { getBuiltinModule?: (id: string) => ScriptRunner | undefined } } =
    globalThis
  const outer = process?.getBuiltinModule?.('node:vm')?.runInThisContext?.('globalThis')
  const hasOuter = typeof outer === 'object' && outer !== null && outer !== globalThis
  return hasOuter ? [globalThis, outer] : [globalThis]
}

interface ScriptRunner {
  runInThisContext?(code: string): unknown
}

function dispatchersIn(realm: object): Dispatcher[] {
  const [first, second]: unknown[] = [Reflect.get(realm, firstPlace), Reflect.get(realm, secondPlace)]
  const isWrapper = isDispatcher(first) && classNames(first)[0] === 'Dispatcher1Wrapper'
  return (isWrapper && isDispatcher(second) ? [second] : [first, second]).filter(isDispatcher).map(beneath)
}

/** The dispatcher that sends what a dispatcher of this package passes on, as it does with pushes. */
function beneath(dispatcher: Dispatcher): Dispatcher {
  const next: unknown = Reflect.get(dispatcher, dispatcherBeneathKey)
  return isDispatcher(next) ? beneath(next) : dispatcher
}

/** Whether a dispatcher certainly connects to the host of a URL. One that can't be judged does not. */
function isDirect(dispatcher: Dispatcher, url: string): boolean {
  const names = classNames(dispatcher)
  if (names.includes('EnvHttpProxyAgent')) {
    const chosen = chosenAgent(dispatcher, url)
    return chosen !== undefined && isDirect(chosen, url)
  }
  const isKnown = names.some((name) => directClasses.includes(name))
  if (!isKnown || names.some((name) => /proxy|socks/i.test(name)) || hasOwnConnector(dispatcher)) return false
  return agentsOf(dispatcher).every((agent) => isDirect(agent, url))
}

/** Whether an `Agent` was given a function that connects, as packages for SOCKS proxies do. */
function hasOwnConnector(dispatcher: object): boolean {
  return valuesOfSymbols(dispatcher).some(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      'connect' in value &&
      typeof value.connect === 'function' &&
      !isDispatcher(value),
  )
}

/**
 * The agent that an `EnvHttpProxyAgent` chooses for a URL, which depends on NO_PROXY and on whether a proxy is set. Its
 * rules are private. So it is given a request, while the agents it chooses from are kept from sending.
 *
 * @note All of this is one synchronous step, so that no other request is affected.
 */
function chosenAgent(dispatcher: object, url: string): Dispatcher | undefined {
  const agents = agentsOf(dispatcher)
  if (agents.some((agent) => Object.hasOwn(agent, 'dispatch'))) return undefined
  let chosen: Dispatcher | undefined
  const choose = (agent: Dispatcher) => (): boolean => {
    chosen = agent
    return true
  }
  try {
    for (const agent of agents)
      Object.defineProperty(agent, 'dispatch', { value: choose(agent), configurable: true })
    giveRequest(dispatcher, url)
  } catch {
    // It can't be given one: nothing is known of its choice.
  } finally {
    for (const agent of agents) Reflect.deleteProperty(agent, 'dispatch')
  }
  return chosen
}

/** Calls the method of the class, because interceptors in front of it could send the request later. */
function giveRequest(dispatcher: object, url: string): void {
  const dispatch: unknown = Reflect.get(prototypeOf(dispatcher) ?? {}, 'dispatch')
  if (typeof dispatch !== 'function') return
  const request = { origin: new URL(url).origin, path: '/', method: 'POST' }
  Reflect.apply(dispatch, dispatcher, [request, { onError() {} }])
}

/** The agents that a dispatcher passes requests on to. */
function agentsOf(dispatcher: object): Dispatcher[] {
  return [...new Set(valuesOfSymbols(dispatcher).filter(isDispatcher))]
}

function valuesOfSymbols(object: object): unknown[] {
  return Object.getOwnPropertySymbols(object).map((symbol): unknown => Reflect.get(object, symbol))
}

/** The names of an object's class and of the classes that it extends. */
function classNames(object: object): string[] {
  const names: string[] = []
  for (let link = prototypeOf(object); link; link = prototypeOf(link)) {
    const { constructor: made }: { constructor: unknown } = link
    if (typeof made === 'function') names.push(made.name)
  }
  return names
}

function prototypeOf(value: object): object | null {
  const prototype: unknown = Object.getPrototypeOf(value)
  return typeof prototype === 'object' ? prototype : null
}

function isDispatcher(value: unknown): value is Dispatcher {
  return (
    typeof value === 'object' && value !== null && 'dispatch' in value && typeof value.dispatch === 'function'
  )
}
