/** The body of a request, as it is sent. */
interface SentBody {
  bytes: Buffer<ArrayBuffer>
  /** What undici would set as `content-type` if the request has none. */
  contentType?: string | undefined
}

/**
 * Reads a body of any kind that undici takes: a text, bytes, a form, a `Blob`, a stream, an iterable of texts or bytes.
 *
 * @throws Whatever a stream fails with.
 */
export async function readBody(body: unknown): Promise<SentBody> {
  if (body === undefined || body === null) return { bytes: Buffer.alloc(0) }
  if (typeof body === 'string') return { bytes: Buffer.from(body) }
  if (ArrayBuffer.isView(body)) return { bytes: copyOf(body) }
  if (isTagged(body, 'ArrayBuffer')) return { bytes: copyOf(new Uint8Array(body)) }
  if (isForm(body)) return readWhole(await toOwnForm(body))
  if (isBlob(body)) return readWhole(await toOwnBlob(body))
  if (isTagged(body, 'URLSearchParams')) return { bytes: Buffer.from(String(body)) }
  if (isIterable(body)) return { bytes: await joinChunks(body) }
  throw new TypeError('the body is neither a text, bytes, a form, a Blob, a stream nor an iterable')
}

function copyOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer<ArrayBuffer> {
  const copy = Buffer.alloc(byteLength)
  copy.set(new Uint8Array(buffer, byteOffset, byteLength))
  return copy
}

async function joinChunks(body: AsyncIterable<unknown> | Iterable<unknown>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer<ArrayBuffer>[] = []
  for await (const chunk of body) chunks.push((await readBody(chunk)).bytes)
  return Buffer.concat(chunks)
}

async function readWhole(body: FormData | Blob): Promise<SentBody> {
  const response = new globalThis.Response(body)
  const contentType = response.headers.get('content-type') ?? undefined
  return { bytes: Buffer.from(await response.arrayBuffer()), contentType }
}

type Form = Iterable<[name: string, value: unknown]>
type BlobLike = Pick<Blob, 'arrayBuffer' | 'type'> & { name?: unknown }

/** The same form of this platform's class: undici has one of its own, which `Response` may not know. */
async function toOwnForm(form: Form): Promise<FormData> {
  const own = new globalThis.FormData()
  for (const [name, value] of form) {
    if (isBlob(value)) own.append(name, await toOwnBlob(value), nameOf(value))
    else own.append(name, String(value))
  }
  return own
}

async function toOwnBlob(blob: BlobLike): Promise<Blob> {
  return new globalThis.Blob([await blob.arrayBuffer()], { type: blob.type })
}

function nameOf({ name }: BlobLike): string {
  return typeof name === 'string' ? name : 'blob'
}

function isForm(value: object): value is Form {
  return hasTag(value, 'FormData') && Symbol.iterator in value
}

function isBlob(value: unknown): value is BlobLike {
  if (typeof value !== 'object' || value === null) return false
  return (hasTag(value, 'Blob') || hasTag(value, 'File')) && 'arrayBuffer' in value
}

function isTagged<Kind extends 'ArrayBuffer' | 'URLSearchParams'>(
  value: object,
  tag: Kind,
): value is Kind extends 'ArrayBuffer' ? ArrayBuffer : URLSearchParams {
  return hasTag(value, tag)
}

/** @note Not by `instanceof`: under Jest, classes of Node.js are of another realm. */
function hasTag(value: object, tag: string): boolean {
  return Object.prototype.toString.call(value) === `[object ${tag}]`
}

function isIterable(value: object): value is AsyncIterable<unknown> | Iterable<unknown> {
  return Symbol.asyncIterator in value || Symbol.iterator in value
}
