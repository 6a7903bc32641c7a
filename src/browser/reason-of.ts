import { GenesysMockError } from 'aura-mocks-genesys-api'

/** Why something failed, to stand in a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof GenesysMockError) return error.reason
  return (error instanceof Error ? error.message : String(error)).trim().replace(/\.$/, '')
}
