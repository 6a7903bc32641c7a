/** The names of the operations of Genesys's Chat API. */
export const chatOperationNames = [
  'requestChat',
  'send',
  'refresh',
  'disconnect',
  'startTyping',
  'stopTyping',
  'pushUrl',
  'updateNickname',
  'customNotice',
  'updateData',
  'readReceipt',
  'uploadFile',
  'fileLimits',
  'downloadFile',
  'deleteFile',
] as const

/** The name of an operation of Genesys's Chat API. */
export type ChatOperationName = (typeof chatOperationNames)[number]

/** The names of all operations. */
export const operationNames = [
  ...chatOperationNames,
  'listSessions',
  'sessionStats',
  'sessionKeys',
  'getSession',
  'exportSession',
  'endSession',
  'removeSessions',
  'removeSession',
  'listProfiles',
  'resetProfiles',
  'getProfile',
  'setProfile',
  'setProfiles',
  'listFaults',
  'addFaults',
  'clearFaults',
  'removeFault',
  'mockSend',
  'mockSendFile',
  'getScheduler',
  'pauseScheduler',
  'resumeScheduler',
  'runNextJob',
  'runJob',
  'cancelJob',
  'setClock',
  'advanceClock',
  'listPushes',
  'listRequests',
  'listWarnings',
  'resetMock',
  'health',
  'events',
] as const

/** The name of an operation, as `genesys.requests` knows it. */
export type OperationName = (typeof operationNames)[number]
