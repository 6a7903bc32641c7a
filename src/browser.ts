export { type GenesysWorker, setupGenesysWorker } from './browser/setup-genesys-worker'
export type { GenesysWorkerOptions } from './browser/worker-options'
