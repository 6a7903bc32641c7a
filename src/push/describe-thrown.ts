import { GenesysMockError } from '../errors'

/**
 * What a function of the user's has thrown, without a full stop.
 *
 * @note It may be anything, even what refuses to become a text.
 */
export function describeThrown(error: unknown): string {
  if (error instanceof GenesysMockError) return error.reason.replace(/\.$/, '')
  try {
    return String(error instanceof Error ? error.message : error).replace(/\.$/, '')
  } catch {
    return 'it threw something that is no Error'
  }
}
