import { operationTable } from '../../src/handlers/operation-table'

/** One operation of the Chat API v2, as the contract has it (sections 1.1, 1.3 and 9). */
export interface ContractOperation {
  name: string
  /** Below `/genesys/2/chat/`. */
  path: string
  /** The event that a call adds to the transcript, as the caller's own. */
  appends?: string
  /** The parameter that is the text of that event. */
  text?: string
  /** What it means when no `transcriptPosition` is sent: 0 no transcript, 1 all of it. */
  withoutPosition: 0 | 1
  /** What becomes of it when the chat has ended; absent: the contract doesn't say. */
  afterTheEnd?: 'answered' | 'refused'
}

const onChat = (
  name: string,
  path: string,
  rest: Partial<ContractOperation> & { withoutPosition?: 0 | 1 } = {},
): ContractOperation => ({
  name,
  path: `{serviceName}/{chatId}/${path}`,
  withoutPosition: 0,
  ...(rest.appends === undefined ? {} : { afterTheEnd: 'refused' }),
  ...rest,
})

/** The fifteen operations, in the order of the contract's table. */
export const contractOperations: readonly ContractOperation[] = [
  { name: 'requestChat', path: '{serviceName}', appends: 'ParticipantJoined', withoutPosition: 1 },
  onChat('send', 'send', { appends: 'Message', text: 'message' }),
  onChat('refresh', 'refresh', { withoutPosition: 1, afterTheEnd: 'answered' }),
  onChat('disconnect', 'disconnect', { appends: 'ParticipantLeft' }),
  onChat('startTyping', 'startTyping', { appends: 'TypingStarted' }),
  onChat('stopTyping', 'stopTyping', { appends: 'TypingStopped' }),
  onChat('pushUrl', 'pushUrl', { appends: 'PushUrl', text: 'pushUrl' }),
  onChat('updateNickname', 'updateNickname', { appends: 'NicknameUpdated' }),
  onChat('customNotice', 'customNotice', { appends: 'CustomNotice' }),
  onChat('updateData', 'updateData', { afterTheEnd: 'refused' }),
  onChat('readReceipt', 'readReceipt'),
  onChat('uploadFile', 'file', { appends: 'FileUploaded' }),
  onChat('fileLimits', 'file/limits'),
  onChat('downloadFile', 'file/{fileId}/download'),
  onChat('deleteFile', 'file/{fileId}/delete', { appends: 'FileDeleted' }),
]

const withoutNames = (path: string): string => path.replace(/\{[^}]*\}/g, '{}').toLowerCase()
const tablePaths = new Set(operationTable.map(({ path }) => withoutNames(path)))

/** Those that the mock has. */
export const presentOperations: readonly ContractOperation[] = contractOperations.filter(({ path }) =>
  tablePaths.has(withoutNames(`chat/${path}`)),
)

/** Whether the mock has an operation of the contract. */
export function isPresent(name: string): boolean {
  return presentOperations.some((operation) => operation.name === name)
}
