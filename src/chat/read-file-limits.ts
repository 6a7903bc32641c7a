import type { FileLimits } from '../wire/file-limits'
import type { ChatCommand } from './append-client-event'
import type { ChatContext } from './context'
import { fileLimitsOf, usedBy } from './files'
import { findChat } from './find-chat'
import { type ChatResult, chatResult } from './transcript'

/** A chat and what may be uploaded into it. */
export interface FileLimitsResult extends ChatResult {
  limits: FileLimits
  used: { files: number; totalSize: number; downloads: number }
  /** Epoch milliseconds. */
  readAt: number
}

/** @throws GenesysMockError as `findChat`. */
export function readFileLimits(context: ChatContext, input: ChatCommand): FileLimitsResult {
  const session = findChat(context, input)
  return {
    ...chatResult(context, session, input.transcriptPosition ?? 0),
    limits: fileLimitsOf(context, session),
    used: usedBy(context, session),
    readAt: context.clock.now(),
  }
}
