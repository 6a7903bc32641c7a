export type { GenesysTestSetup } from './setup/create-test-setup'
export { setupGenesys } from './setup/set-up-in-node'
export type { ServerHandler, SetupGenesysOptions } from './setup/setup-options'
