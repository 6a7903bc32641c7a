import type { Environment } from './flags'

/**
 * Whether the log has colours: on a terminal only, unless the environment says otherwise. As in Node, `FORCE_COLOR` comes
 * before `NO_COLOR`.
 */
export function hasColours(isTTY: boolean, environment: Environment): boolean {
  const { FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, TERM } = environment
  if (FORCE_COLOR !== undefined) return !/^(0|false)$/i.test(FORCE_COLOR)
  if (NO_COLOR || NODE_DISABLE_COLORS || TERM === 'dumb') return false
  return isTTY
}
