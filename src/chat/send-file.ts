import type { JobRow, ScheduledEvent } from '../db/rows'
import type { FilePart } from '../wire/file-part'
import { invalidParameter } from '../wire/invalid-parameter'
import type { ChatContext } from './context'
import { fileData, keepFile, requireFile } from './files'
import { assertOpen, assertService, findSession } from './find-chat'
import { readScheduledEvents } from './read-scheduled-events'
import { sendEvents } from './send-events'

export interface FileToSend {
  serviceName: string
  chatId: string
  file: FilePart | undefined
  /** Who sends it, as in a scheduled event. */
  from: object
  /** What its event says besides the file's own data. */
  userData: Record<string, string>
  /** The request that wants it, as in `genesys.requests`. */
  requestId: string
}

/**
 * Keeps a file that the other side sends, and tells the chat of it. No limits hold it back.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, `UNKNOWN_SERVICE`, `UNKNOWN_CHAT`, `CHAT_ENDED`
 */
export function sendFile(
  context: ChatContext,
  { serviceName, chatId, file, from, userData, requestId }: FileToSend,
): { chatId: string; fileId: string; jobs: Readonly<JobRow>[] } {
  const part = requireFile(file)
  const [event] = readScheduledEvents({ from, type: 'FileUploaded' })
  if (!event || event.from.type === 'Client') throw notByClient()
  assertService(context, serviceName)
  assertOpen(findSession(context, chatId, serviceName))
  const row = keepFile(context, chatId, part)
  const events: ScheduledEvent[] = [{ ...event, userData: { ...userData, ...fileData(row) } }]
  return { ...sendEvents(context, { serviceName, chatId, events, requestId }), fileId: row.id }
}

function notByClient() {
  return invalidParameter(
    'from.type',
    'a client sends a file itself',
    'POST …/chat/{serviceName}/{chatId}/file does it for the client.',
  )
}
