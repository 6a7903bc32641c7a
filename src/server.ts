export type { RejectedRequest } from './server/rejected-request'
export type { GenesysServerOptions } from './server/server-options'
export { type GenesysServer, startGenesysServer } from './server/start-genesys-server'
