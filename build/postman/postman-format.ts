import type { Json } from '../../src/runtime/json'

// What is used here of Postman's collection format 2.1.0 and of its environments.

export interface PostmanCollection {
  info: { name: string; description: string; schema: string }
  item: PostmanFolder[]
  variable: PostmanVariable[]
}

interface PostmanFolder {
  name: string
  description: string
  item: PostmanItem[]
}

export interface PostmanItem {
  name: string
  event: { listen: 'test'; script: { type: 'text/javascript'; exec: string[] } }[]
  request: PostmanRequest
  response: []
}

interface PostmanRequest {
  method: string
  description: string
  header: PostmanVariable[]
  body?: PostmanBody
  url: { raw: string; host: string[]; path: string[]; query?: PostmanVariable[] }
}

export type PostmanBody =
  | { mode: 'urlencoded'; urlencoded: PostmanFormField[] }
  | { mode: 'formdata'; formdata: (PostmanFormField | PostmanFile)[] }
  | { mode: 'raw'; raw: string; options: { raw: { language: 'json' } } }

interface PostmanFormField extends PostmanVariable {
  type: 'text'
}

interface PostmanFile {
  key: string
  type: 'file'
  /** Where it is on the disk, below Postman's working directory. */
  src: string
}

export interface PostmanVariable {
  key: string
  value: string
}

export interface PostmanEnvironment {
  name: string
  values: (PostmanVariable & { type: 'default'; enabled: true })[]
  _postman_variable_scope: 'environment'
}

/** What a file of Postman's holds. */
export function toFileText(content: PostmanCollection | PostmanEnvironment): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

/** A body as the JSON that a request sends. */
export function toRawJson(json: Json): PostmanBody {
  return { mode: 'raw', raw: JSON.stringify(json, null, 2), options: { raw: { language: 'json' } } }
}
