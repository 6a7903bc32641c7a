import * as v from 'valibot'
import type { FileRow, SessionRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import { toBase64 } from '../runtime/base64'
import { mediaTypeSchema, wellFormedSchema } from '../runtime/file-schemas'
import { problemIn } from '../runtime/parse'
import { defaultFileLimits, type FileLimits } from '../wire/file-limits'
import type { FilePart } from '../wire/file-part'
import { invalidParameter } from '../wire/invalid-parameter'
import type { ChatContext } from './context'
import { type ChatCredentials, findChat, findSession } from './find-chat'
import { requireParameter } from './require-parameter'

/** Which file of a chat. */
export interface FileOfChat extends ChatCredentials {
  fileId: string
}

/** What may be uploaded into a chat. */
export function fileLimitsOf(context: ChatContext, session: Readonly<SessionRow>): FileLimits {
  return { ...defaultFileLimits, ...context.limits, ...session.settings.chat.fileLimits }
}

/** How much has been uploaded into a chat and is still there, and how often its files were downloaded. */
export function usedBy(
  context: ChatContext,
  { chatId, downloads }: Readonly<SessionRow>,
): { files: number; totalSize: number; downloads: number } {
  const files = context.db.file.of(chatId)
  return { files: files.length, totalSize: files.reduce((total, { size }) => total + size, 0), downloads }
}

/**
 * A file of the chat, for its client to download, which counts.
 *
 * @throws GenesysMockError `DOWNLOADS_USED_UP`, and as {@link findFile}.
 */
export function downloadFile(context: ChatContext, input: FileOfChat): Readonly<FileRow> {
  const file = findFile(context, input)
  const session = findSession(context, file.chatId)
  const { enforceDownloadAttempts, downloadAttempts } = fileLimitsOf(context, session)
  if (enforceDownloadAttempts && session.downloads >= downloadAttempts) {
    throw new GenesysMockError('DOWNLOADS_USED_UP', {
      action: `download the file "${file.id}"`,
      reason: `the chat has used up its ${downloadAttempts} download attempts`,
      remedy: 'settings.chat.fileLimits of a profile sets downloadAttempts and enforceDownloadAttempts.',
      chatId: file.chatId,
    })
  }
  context.db.session.patch(file.chatId, { downloads: session.downloads + 1 })
  return file
}

/**
 * A file of the chat; a chat that has ended still gives its files.
 *
 * @throws GenesysMockError `UNKNOWN_FILE`, and as `findChat`.
 */
export function findFile(context: ChatContext, input: FileOfChat): Readonly<FileRow> {
  const fileId = requireParameter('fileId', input.fileId)
  const { chatId } = findChat(context, input)
  const file = context.db.file.get(fileId)
  if (file?.chatId === chatId) return file
  throw new GenesysMockError('UNKNOWN_FILE', {
    action: `find the file "${fileId}"`,
    reason: `there is no file "${fileId}" in chat "${chatId}"`,
    remedy:
      "Ask for one by the file-id that the upload's answer, or the FileUploaded event, has in its userData.",
    chatId,
  })
}

/**
 * @throws GenesysMockError `INVALID_PARAMETER` when the request had none, or one whose name or type could not be the
 * header of a download.
 */
export function requireFile(file: FilePart | undefined): FilePart {
  const remedy = 'Send multipart/form-data with a part "file" that has a file name.'
  if (!file) throw invalidParameter('file', 'missing', remedy)
  const problem = problemIn(headersSchema, file, 'file')
  if (problem === undefined) return file
  throw new GenesysMockError('INVALID_PARAMETER', { action: 'keep the file', reason: problem, remedy })
}

const headersSchema = v.object({ name: wellFormedSchema, type: mediaTypeSchema })

/** Keeps a file of a chat, whatever the limits. */
export function keepFile(
  { db }: ChatContext,
  chatId: string,
  { name, type, bytes }: Omit<FilePart, 'bytes'> & { bytes: Uint8Array },
): Readonly<FileRow> {
  return db.file.insert({ chatId, name, type, size: bytes.length, content: toBase64(bytes) })
}

/** What a `FileUploaded` event says of a file. */
export function fileData({ id, name, size }: Readonly<FileRow>): Record<string, string> {
  return { 'file-id': id, 'file-name': name, 'file-size': String(size) }
}
