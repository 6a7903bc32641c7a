import { createGenesysMock } from 'aura-mocks-genesys-api'
import { type GenesysDispatcherOptions, genesysDispatcher } from 'aura-mocks-genesys-api/undici'
import {
  Agent,
  type Dispatcher,
  fetch,
  interceptors,
  Pool,
  RetryAgent,
  request,
  setGlobalDispatcher,
} from 'undici'

// Never run: it compiles, or the published types do not fit those of this undici.

const genesys = createGenesysMock()
const agent = new Agent().compose((dispatch) => (options, handler) => dispatch(options, handler))
const options: GenesysDispatcherOptions = { dispatcher: agent, onUnhandledRequest: 'error' }
const dispatcher: Dispatcher = genesysDispatcher(genesys, options)

setGlobalDispatcher(genesysDispatcher(genesys))
export const retrying: Dispatcher[] = [new RetryAgent(dispatcher), dispatcher.compose(interceptors.retry())]
export const pool: Dispatcher = genesysDispatcher(genesys, { dispatcher: new Pool('http://gms.example') })
export const requested = request('http://gms.example', { dispatcher })
export const fetched = fetch('http://gms.example', { dispatcher })

// Were the type lost on the way and became `any`, these would be no errors.
// @ts-expect-error: no such option
genesysDispatcher(genesys, { onUnhandledRequest: 'warn' })
// @ts-expect-error: no dispatcher
genesysDispatcher(genesys, { dispatcher: {} })
// @ts-expect-error: no such method
dispatcher.sendEverything()
