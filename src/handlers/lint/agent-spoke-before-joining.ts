import type { LintRule } from './lint-rule'

export const agentSpokeBeforeJoining: LintRule = {
  code: 'AGENT_SPOKE_BEFORE_JOINING',
  inStrangersEvent({ from, type }) {
    if (from.type !== 'Agent') return undefined
    return (
      `${type} came from the agent "${from.nickname}", who is not in the chat. ` +
      'In Genesys an agent joins before anything else, and web clients throw at an event from a party they do not know. ' +
      `Send an event with type "ParticipantJoined", from.type "Agent" and from.nickname "${from.nickname}" before it.`
    )
  },
}
