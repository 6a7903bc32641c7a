import * as v from 'valibot'
import { GenesysMockError } from '../errors'
import { mediaTypeSchema, wellFormedSchema } from '../runtime/file-schemas'
import { optionsOf } from '../runtime/object-of'
import { expected, isObject, nameOf } from '../runtime/schemas'

/** What a file to send may consist of. */
export type FileContent = string | ArrayBuffer | ArrayBufferView | Blob

/** A file to send into a chat. */
export interface FileToSend {
  /**
   * Required, unless the content is a `File`.
   * @default the name of the `File`
   */
  name?: string | undefined
  /** @default the type of the `Blob` or `File`; 'application/octet-stream' where it has none */
  type?: string | undefined
  /** A text is sent as UTF-8, a view as the bytes that it shows. */
  content: FileContent
}

const contentExpected = expected('a text, an ArrayBuffer, a view of one, a Blob or a File')

const fileEntries = {
  name: v.optional(v.pipe(nameOf('a file name'), wellFormedSchema)),
  type: v.optional(mediaTypeSchema),
  content: v.custom<FileContent>(isContent, contentExpected),
}

/** The form of the argument of `sendFile`. */
export const fileToSendSchema = v.lazy((given) =>
  isBlob(given)
    ? blobSchema
    : v.pipe(optionsOf(fileEntries, 'an object { name, type?, content }'), v.forward(nameCheck, ['name'])),
)

const nameCheck = v.check<{ name?: string | undefined; content: FileContent }, string>(
  ({ name, content }) => name !== undefined || nameIn(content) !== undefined,
  'expected a file name, got undefined; only a File brings its own',
)

const blobSchema = v.custom<Blob>(
  (given) => nameIn(given) !== undefined,
  'expected an object { name, type?, content }, got a Blob, which has no name; write { name, content: blob }',
)

/** A file whose bytes may still have to be read. */
export interface FileToRead {
  name: string
  type: string
  /** At once, unless the content is a Blob. */
  content: Uint8Array | Promise<Uint8Array>
}

/** @param given - What {@link fileToSendSchema} accepts. */
export function readFile(given: FileToSend | Blob): FileToRead {
  const { name, type, content }: FileToSend = isBlob(given) ? { content: given } : given
  const typeInContent = isBlob(content) ? content.type : ''
  return {
    name: name ?? nameIn(content) ?? '',
    type: type ?? (typeInContent || 'application/octet-stream'),
    content: bytesOf(content),
  }
}

function bytesOf(content: FileContent): Uint8Array | Promise<Uint8Array> {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  if (isBlob(content)) return readBlob(content).then((buffer) => new Uint8Array(buffer), unreadable)
  // A copy: what the caller writes to its buffer later is not sent.
  if (!ArrayBuffer.isView(content)) return new Uint8Array(content).slice()
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength).slice()
}

/** @note The Blob of jsdom has no method for its bytes. */
function readBlob(blob: Blob): Promise<ArrayBuffer> {
  if (typeof blob.arrayBuffer === 'function') return blob.arrayBuffer()
  return new Promise((resolve, reject) => {
    const reader = new globalThis.FileReader()
    reader.onload = () => (reader.result instanceof Object ? resolve(reader.result) : reject(reader.error))
    reader.onerror = () => reject(reader.error)
    reader.readAsArrayBuffer(blob)
  })
}

/** The file behind a Blob may be gone. */
function unreadable(cause: unknown): never {
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: 'send the file',
    reason: `file.content: ${cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)}`,
    remedy: 'Give content that can be read; nothing was sent.',
    cause,
  })
}

function isContent(given: unknown): boolean {
  if (typeof given === 'string' || isBlob(given)) return true
  const buffer = ArrayBuffer.isView(given) ? given.buffer : given
  return ['[object ArrayBuffer]', '[object SharedArrayBuffer]'].includes(tagOf(buffer)) && !isDetached(buffer)
}

/** A buffer that was transferred to somebody else has no bytes any more. */
function isDetached(buffer: unknown): boolean {
  return isObject(buffer) && 'detached' in buffer && buffer.detached === true
}

/** By its name, for test environments have classes of their own. */
function isBlob(given: unknown): given is Blob {
  return ['[object Blob]', '[object File]'].includes(tagOf(given))
}

function nameIn(given: unknown): string | undefined {
  if (!isBlob(given) || !('name' in given) || typeof given.name !== 'string') return undefined
  return given.name === '' ? undefined : given.name
}

function tagOf(given: unknown): string {
  return Object.prototype.toString.call(given)
}
