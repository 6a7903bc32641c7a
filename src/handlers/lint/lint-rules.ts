import { agentSpokeBeforeJoining } from './agent-spoke-before-joining'
import type { LintRule } from './lint-rule'
import { messageAfterEnd } from './message-after-end'
import { polledTooFast } from './polled-too-fast'
import { refreshWithoutPosition } from './refresh-without-position'
import { undecodableText } from './undecodable-text'
import { unescapedBody } from './unescaped-body'

/** Every rule there is; an exchange that breaks several is warned of in this order. */
export const lintRules: readonly LintRule[] = [
  refreshWithoutPosition,
  unescapedBody,
  undecodableText,
  messageAfterEnd,
  agentSpokeBeforeJoining,
  polledTooFast,
]
