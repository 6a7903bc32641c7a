import type { GenesysMock } from 'aura-mocks-genesys-api'
import { GenesysMockError } from 'aura-mocks-genesys-api'
import type { Dispatcher } from 'undici'
import { dispatcherBeneathKey } from '../push/dispatcher-beneath'
import { assertOptions, doorOf, type GenesysDispatcherOptions, invalidOption } from './dispatcher-options'
import { exchange } from './exchange'
import { findGlobalDispatchers, type GlobalDispatchers } from './global-dispatcher'
import { type DispatchOptions, headersOf, urlOf } from './request-of'
import { type Handler, isNewHandler, toSink } from './sink'

/**
 * Makes a dispatcher for undici 6, 7 or 8 that responds to Genesys requests from the mock, and passes all others on. Use
 * it for one request, for a client, or for the whole process by `setGlobalDispatcher`, which includes Node's own `fetch`.
 *
 * While there is such a dispatcher, pushes of the mock to other machines are `captured` instead of `blocked`.
 *
 * @throws GenesysMockError `INVALID_PARAMETER` if `genesys` is no mock; `INVALID_OPTION`.
 * @example
 * const genesys = createGenesysMock()
 * setGlobalDispatcher(genesysDispatcher(genesys))
 * await request('http://gms.example/genesys/2/chat/aura', { method: 'POST', body: 'nickname=Ana', headers })
 */
export function genesysDispatcher(genesys: GenesysMock, options: GenesysDispatcherOptions = {}): Dispatcher {
  const door = doorOf(genesys)
  assertOptions(options)
  const { dispatcher: given, onUnhandledRequest = 'bypass' } = options
  const beneath = given ? { old: given, new: given } : findGlobalDispatchers()
  if (!beneath) throw invalidOption('dispatcher: there is no global dispatcher, because undici is not loaded')
  door.capturePushes()

  return over(beneath, (request, handler) => {
    const url = urlOf(request, beneath.new)
    if (url !== undefined && door.matches(url)) {
      void exchange(genesys, { url, request, sink: toSink(handler) })
      return true
    }
    if (onUnhandledRequest === 'error' && !door.isPush(headersOf(request))) {
      toSink(handler).reject(unhandled(request, url))
      return false
    }
    const next = isNewHandler(handler) ? beneath.new : beneath.old
    return next.dispatch(request, handler)
  })
}

type Dispatch = (request: DispatchOptions, handler: Handler) => boolean

/** A dispatcher like the one beneath, with another `dispatch`. */
function over(beneath: GlobalDispatchers, dispatch: Dispatch): Dispatcher {
  return new Proxy(beneath.new, {
    get(target, name) {
      if (name === 'dispatch') return dispatch
      if (name === dispatcherBeneathKey) return target
      const value: unknown = Reflect.get(target, name)
      // Some classes keep what these two need in private fields, which a proxy does not have.
      return (name === 'close' || name === 'destroy') && typeof value === 'function'
        ? value.bind(target)
        : value
    },
  })
}

function unhandled({ method, path }: DispatchOptions, url = path): GenesysMockError {
  const shown = url.split('?')[0] ?? url
  return new GenesysMockError('UNHANDLED_REQUEST', {
    action: `send ${method} ${shown}`,
    reason: "it is not for Genesys, and onUnhandledRequest is 'error'",
    remedy:
      "Correct the URL if it should be for Genesys (…/genesys/2/chat/… below the mock's baseUrl), or set " +
      "onUnhandledRequest to 'bypass' for genesysDispatcher().",
  })
}
