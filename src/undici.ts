export type { GenesysDispatcherOptions } from './undici/dispatcher-options'
export { genesysDispatcher } from './undici/genesys-dispatcher'
