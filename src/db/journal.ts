import type { GenesysMockErrorCode } from '../errors'
import type { Json } from '../runtime/json'
import { createNewest, type Newest } from '../runtime/newest'
import type { GenesysAnswer } from '../wire/answer'
import type { OperationName } from '../wire/operation-name'

/** One request that reached the mock, and what it was answered. */
export interface JournaledRequest {
  id: string
  /** Epoch milliseconds. */
  receivedAt: number
  /** The operation's name, as `send`; null: no operation has this path and method. */
  operation: OperationName | null
  method: string
  url: string
  serviceName: string | null
  chatId: string | null
  /** The fields of the body and of the query, without `userData[…]`. */
  form: Record<string, string>
  userData: Record<string, string>
  /** The body, where it was JSON. */
  json: Json
  headers: Record<string, string>
  /**
   * What was answered, as far as it is JSON: for an operation on a chat, Genesys's answer; the mock's own API
   * answers other things. `httpStatus` is 0 where a fault let the network fail.
   */
  answer: { httpStatus: number; body: Partial<GenesysAnswer> }
  /** Why it was refused, in the words of a `GenesysMockError`, for a tester; null: it was not. */
  error: { code: GenesysMockErrorCode; message: string } | null
  /** The id of the fault that took it, as in `genesys.faults`; null: none did. */
  fault: string | null
}

/**
 * A request as it is kept: a `JournaledRequest` but for its fields, which are taken apart only when somebody reads
 * it. Most are never read.
 */
export interface KeptRequest extends Omit<JournaledRequest, 'form' | 'userData'> {
  fields: ReadonlyMap<string, string>
}

/**
 * The requests that reached the mock and are not read-only, newest last. The newest 10,000 are kept, and fewer when they
 * take too much memory together.
 */
export interface Journal extends Newest<KeptRequest> {
  /** Adds a request; returns it as it is kept, with texts cut that are too long. */
  keep(request: KeptRequest): KeptRequest
}

/** The part of the whole that one request may take. */
const mostForOne = 1 / 32

/** @param bytes - How much all requests may take. */
export function createJournal(bytes: number): Journal {
  const newest = createNewest({ most: 10_000, heaviest: bytes, weigh: weightOf })
  return {
    ...newest,
    keep(request) {
      const kept = cutLongTexts(request, bytes * mostForOne)
      newest.add(kept)
      return kept
    },
  }
}

/** The bytes that a text takes in memory, at most. */
const bytesPerCharacter = 2
/** What an entry and an event take besides their texts, in bytes. */
const entryBytes = 400
const eventBytes = 335
/** What an envelope takes besides its events, in bytes. */
const envelopeBytes = 300

/** How many bytes a kept request takes, roughly. */
function weightOf({ url, fields, json, headers, answer }: KeptRequest): number {
  let characters = url.length
  for (const [name, value] of fields) characters += name.length + value.length
  // Every request is weighed, so nothing is allocated for it.
  for (const name in headers) characters += name.length + (headers[name]?.length ?? 0)
  if (json !== null) characters += lengthOf(json)
  return entryBytes + bytesPerCharacter * characters + weightOfAnswer(answer.body)
}

/**
 * A request whose texts are cut where one of them is longer than an entry may be, saying so.
 *
 * @param most - Bytes.
 */
function cutLongTexts(request: KeptRequest, most: number): KeptRequest {
  const longest = Math.floor(most / bytesPerCharacter)
  let isLong = false
  for (const value of request.fields.values()) isLong ||= value.length > longest
  const jsonLength = request.json === null ? 0 : lengthOf(request.json)
  if (!isLong && jsonLength <= longest) return request
  const fields = new Map([...request.fields].map(([name, value]) => [name, cut(value, longest)]))
  return { ...request, fields, json: jsonLength > longest ? cutNote(jsonLength) : request.json }
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text
  const note = ` ${cutNote(text.length)}`
  return text.slice(0, Math.max(0, longest - note.length)) + note
}

function cutNote(characters: number): string {
  return `[cut in the log, of ${characters} characters]`
}

/** What a fault answers may be anything. */
function weightOfAnswer(body: KeptRequest['answer']['body']): number {
  const { messages } = body
  if (!Array.isArray(messages)) return bytesPerCharacter * lengthOf(body)
  let weight = envelopeBytes
  for (const event of messages) weight += eventBytes + bytesPerCharacter * (event?.text?.length ?? 0)
  return weight
}

/** The characters of a JSON value, roughly. */
function lengthOf(value: Json | object | undefined): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 8
  let length = 2
  for (const [name, each] of Object.entries(value)) length += name.length + lengthOf(each)
  return length
}
