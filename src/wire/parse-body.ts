import { GenesysMockError } from '../errors'
import type { Json } from '../runtime/json'
import type { FilePart } from './file-part'
import { parseJson } from './parse-json'
import { parseMultipart } from './parse-multipart'
import { findUnescaped } from './unescaped-form'

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
}

/**
 * Reads a body as clients really send them: form, multipart, JSON, form or JSON under `text/plain`, or
 * none. A form can't be malformed: what isn't escaped is taken as it is.
 *
 * @throws GenesysMockError `INVALID_BODY`
 */
export function parseBody(bytes: Uint8Array<ArrayBuffer>, contentType = ''): ParsedBody {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  try {
    if (type === 'multipart/form-data') return fromMultipart(bytes, contentType)
    const text = new TextDecoder().decode(bytes)
    if (type === 'application/json' || type.endsWith('+json'))
      return text === '' ? noBody() : fromJson(parseJson(text))
    return parseUnlabelled(text)
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

function fromMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): ParsedBody {
  const fields = new Map<string, string>()
  const files = new Map<string, FilePart>()
  for (const { name, value } of bytes.length === 0 ? [] : parseMultipart(bytes, contentType)) {
    if (typeof value !== 'string') addFirst(files, name, value)
    else addFirst(fields, name, value)
  }
  return { fields, files }
}

function addFirst<Value>(values: Map<string, Value>, name: string, value: Value): void {
  if (!values.has(name)) values.set(name, value)
}

function noBody(): ParsedBody {
  return { fields: new Map() }
}

/** `fetch` labels a text body `text/plain`, and some clients don't label theirs at all. */
function parseUnlabelled(text: string): ParsedBody {
  if (/^\s*[[{]/.test(text)) {
    try {
      return fromJson(parseJson(text))
    } catch (error) {
      // A form may begin like this, too.
      if (error instanceof GenesysMockError) throw error
    }
  }
  return { fields: fieldsOf(new URLSearchParams(text)), unescaped: findUnescaped(text) }
}

function fromJson(json: Json): ParsedBody {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { ...noBody(), json }
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(json)) {
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

/** The texts of a form. */
export function fieldsOf(form: URLSearchParams): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of form) addFirst(fields, name, value)
  return fields
}
