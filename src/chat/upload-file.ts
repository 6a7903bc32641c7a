import type { SessionRow } from '../db/rows'
import { GenesysMockError, type GenesysMockErrorCode } from '../errors'
import type { FilePart } from '../wire/file-part'
import { appendClientEvent, type ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { fileData, fileLimitsOf, keepFile, requireFile, usedBy } from './files'
import { findOpenChat } from './find-chat'
import type { ChatResult } from './transcript'

export interface FileToUpload extends ChatCommand {
  file: FilePart | undefined
  userData: Record<string, string>
}

/**
 * Keeps a file and tells the chat of it.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, `AGENT_REQUIRED`, `FILE_TYPE_NOT_ALLOWED`, `UPLOAD_TOO_LARGE`,
 * `TOO_MANY_FILES`, and as `findOpenChat`.
 */
export function uploadFile(context: ChatContext, input: FileToUpload): ChatResult & { fileId: string } {
  const file = requireFile(input.file)
  const session = findOpenChat(context, input)
  assertMayUpload(context, session, file)
  const row = keepFile(context, session.chatId, file)
  const userData = { ...input.userData, ...fileData(row) }
  return { ...appendClientEvent(context, session, input, { type: 'FileUploaded', userData }), fileId: row.id }
}

/** Genesys's advice is the limit itself, which a client shows. */
function assertMayUpload(context: ChatContext, session: Readonly<SessionRow>, file: FilePart): void {
  const limits = fileLimitsOf(context, session)
  const used = usedBy(context, session)
  const ending = /\.([^.]*)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const types = limits.uploadFileTypes
  if (
    limits.uploadNeedAgent &&
    !session.participants.some(({ type, state }) => type === 'Agent' && state === 'joined')
  ) {
    throw refusal('AGENT_REQUIRED', 'file: an agent has to be in the chat first (uploadNeedAgent)')
  }
  if (types.length > 0 && !types.includes(ending)) {
    throw refusal('FILE_TYPE_NOT_ALLOWED', `"${file.name}" is none of ${types.join(', ')}`, types.join(':'))
  }
  if (file.bytes.length > limits.uploadMaxFileSize) {
    const most = limits.uploadMaxFileSize
    throw refusal('UPLOAD_TOO_LARGE', `the file has more than ${most} bytes`, String(most))
  }
  if (used.files + 1 > limits.uploadMaxFiles) {
    const most = limits.uploadMaxFiles
    throw refusal('TOO_MANY_FILES', `the chat has ${most} files already`, String(most))
  }
  if (used.totalSize + file.bytes.length > limits.uploadMaxTotalSize) {
    const most = limits.uploadMaxTotalSize
    throw refusal('UPLOAD_TOO_LARGE', `the files would have more than ${most} bytes together`, String(most))
  }
}

function refusal(code: GenesysMockErrorCode, reason: string, advice?: string): GenesysMockError {
  const remedy = 'POST …/file/limits tells what is allowed; settings.chat.fileLimits of a profile changes it.'
  return new GenesysMockError(code, { action: 'upload the file', reason, advice, remedy })
}
