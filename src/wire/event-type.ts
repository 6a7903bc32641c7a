/**
 * The 13 types of transcript event, as Genesys's own client library lists them
 * (GMSLibrary for iOS, `ChatV2MessageType`).
 */
export const genesysEventTypes = [
  'ParticipantJoined',
  'ParticipantLeft',
  'Message',
  'PushUrl',
  'TypingStarted',
  'TypingStopped',
  'NicknameUpdated',
  'FileUploaded',
  'FileDeleted',
  'CustomNotice',
  'Notice',
  'IdleAlert',
  'IdleClose',
] as const

/** The type of a transcript event, in its exact case. */
export type GenesysEventType = (typeof genesysEventTypes)[number]

/** The types of party in a chat; `External` is a system or a bot. */
export const genesysPartyTypes = ['Client', 'Agent', 'Supervisor', 'External'] as const

/** The type of a party in a chat, in its exact case. */
export type GenesysPartyType = (typeof genesysPartyTypes)[number]
