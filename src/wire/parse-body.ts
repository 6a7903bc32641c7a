import { GenesysMockError } from '../errors'
import type { Json } from '../runtime/json'
import { Charset, type DecodedText } from './charset'
import type { FilePart } from './file-part'
import { toPart } from './form-data-part'
import { declaredCharset, type MediaType, parseMediaType } from './media-type'
import { parseForm } from './parse-form'
import { parseJson } from './parse-json'
import { parseMultipart } from './parse-multipart'

/** What a request says, whatever form it says it in. */
export interface ParsedBody {
  /** Texts by name, `userData[key]` among them; the first of several wins. */
  fields: Map<string, string>
  /** The body itself, where it was JSON. */
  json?: Json
  /** The files of a multipart body, by the names of their parts; the first of several wins. */
  files?: Map<string, FilePart>
  /** What is not escaped, in words, where it was a form and something is not. */
  unescaped?: string | undefined
  /** What can't be decoded, in words, where something can't. */
  undecodable?: string | undefined
}

/**
 * Reads a body as clients really send them: form, multipart, JSON, form or JSON under `text/plain`, or
 * none. A form can't be malformed: what isn't escaped is taken as it is.
 *
 * @throws GenesysMockError `INVALID_BODY`, `UNSUPPORTED_MEDIA_TYPE`
 */
export function parseBody(bytes: Uint8Array<ArrayBuffer>, contentType = ''): ParsedBody {
  if (bytes.length === 0) return noBody()
  const mediaType = parseMediaType(contentType)
  const { type } = mediaType
  try {
    const charset = new Charset(declaredCharset(mediaType))
    if (type === 'multipart/form-data') return fromMultipart(bytes, mediaType, charset)
    const isJson = type === 'application/json' || type.endsWith('+json')
    return isJson ? fromJsonText(charset.decode(bytes), charset) : parseUnlabelled(bytes, charset)
  } catch (cause) {
    if (cause instanceof GenesysMockError) throw cause
    throw notWellFormed(type || 'body', cause)
  }
}

export function notWellFormed(what: string, cause: unknown): GenesysMockError {
  return new GenesysMockError('INVALID_BODY', {
    action: 'read the request',
    reason: `body: not a well-formed ${what}`,
    remedy: 'Send a form, multipart/form-data or JSON.',
    cause,
  })
}

function fromMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  { parameters }: MediaType,
  charset: Charset,
): ParsedBody {
  const fields = new Map<string, string>()
  const files = new Map<string, FilePart>()
  let undecodable: string | undefined
  for (const part of parseMultipart(bytes, parameters.get('boundary'))) {
    const { name, value, damagedIn } = toPart(part, charset)
    if (damagedIn) undecodable ??= inWords(name, damagedIn)
    if (typeof value !== 'string') addFirst(files, name, value)
    else addFirst(fields, name, value)
  }
  return { fields, files, undecodable }
}

function addFirst<Value>(values: Map<string, Value>, name: string, value: Value): void {
  if (!values.has(name)) values.set(name, value)
}

function noBody(): ParsedBody {
  return { fields: new Map() }
}

/** `fetch` labels a text body `text/plain`, and some clients don't label theirs at all. */
function parseUnlabelled(bytes: Uint8Array, charset: Charset): ParsedBody {
  const decoded = charset.decode(bytes)
  if (/^\s*[[{]/.test(decoded.text)) {
    try {
      return fromJsonText(decoded, charset)
    } catch (error) {
      // A form may begin like this, too.
      if (error instanceof GenesysMockError) throw error
    }
  }
  const { fields, unescaped, damaged } = parseForm(bytes, charset, decoded)
  return { fields, unescaped, undecodable: damaged === undefined ? undefined : inWords(damaged, charset) }
}

function fromJsonText({ text, isDamaged }: DecodedText, charset: Charset): ParsedBody {
  const undecodable = isDamaged ? inWords('the body', charset) : undefined
  // Nothing but the mark of a byte order.
  return { ...(text === '' ? noBody() : fromJson(parseJson(text))), undecodable }
}

function inWords(what: string, { declared }: Charset): string {
  return declared === undefined
    ? `${what} is not UTF-8, and no charset is declared`
    : `${what} is not in the declared charset ${JSON.stringify(declared)}`
}

function fromJson(json: Json): ParsedBody {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { ...noBody(), json }
  const fields = new Map<string, string>()
  for (const name of Object.keys(json)) {
    const value = json[name] ?? null
    if (typeof value !== 'object') fields.set(name, String(value))
    else if (name === 'userData' && value !== null && !Array.isArray(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (item !== null) fields.set(`userData[${key}]`, textOf(item))
      }
    } else if (value !== null) fields.set(name, JSON.stringify(value))
  }
  return { fields, json }
}

function textOf(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Adds what the query of a request says; where both have a parameter, the body's counts, unless it is empty. */
export function mergeQuery(body: ParsedBody, query: string): ParsedBody {
  if (query === '') return body
  const charset = new Charset()
  const decoded = { text: query, isDamaged: false }
  const { fields, damaged } = parseForm(new TextEncoder().encode(query), charset, decoded)
  for (const [name, value] of body.fields) if (value !== '' || !fields.has(name)) fields.set(name, value)
  const undecodable = body.undecodable ?? (damaged === undefined ? undefined : inWords(damaged, charset))
  return { ...body, fields, undecodable }
}
