/** The names of all there is to spoil in an answer. */
export const spoilNames = [
  'malformedJson',
  'truncatedJson',
  'emptyBody',
  'textContentType',
  'emptyErrors',
  'noStatusCode',
  'textStatusCode',
  'noChatId',
  'emptyChatId',
  'otherChatId',
  'noSecureKey',
  'emptySecureKey',
  'otherSecureKey',
  'noUserId',
  'noAlias',
  'noChatEnded',
  'textChatEnded',
  'wrongChatEnded',
  'noNextPosition',
  'staleNextPosition',
  'noMessages',
  'nullMessages',
  'exclusivePosition',
  'reversedMessages',
  'noAgentJoined',
  'noIndex',
  'zeroBasedIndex',
  'repeatedIndex',
  'noFrom',
  'lowerCasePartyType',
  'textParticipantId',
  'textUtcTime',
  'unknownEventType',
  'nonTextUserData',
] as const

/** What an answer can be spoilt in. */
export type SpoilName = (typeof spoilNames)[number]

export function isSpoilName(name: unknown): name is SpoilName {
  return spoilNames.some((known) => known === name)
}
