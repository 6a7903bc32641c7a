import { Ajv2020 } from 'ajv/dist/2020'
import { parse } from 'yaml'
// Not read from the disk: a page has none.
import text from '../../openapi.yaml?raw'

/** An answer as it came through a door. */
export interface SeenAnswer {
  method: string
  url: string
  status: number
  contentType: string | null
  text: string
}

export interface DocumentedResponse {
  content?: Record<string, { examples?: Record<string, DocumentedExample> }>
}

/** An example, or where it is among the components. */
export interface DocumentedExample {
  $ref?: string
  value?: unknown
}

export interface DocumentedOperation {
  operationId: string
  requestBody?: DocumentedResponse
  responses: Record<string, DocumentedResponse & { $ref?: string }>
}

interface DocumentedSchema {
  required?: string[]
  const?: string
  properties?: Record<string, DocumentedSchema>
  anyOf?: DocumentedSchema[]
}

/** What is looked at in a document of OpenAPI. */
export interface CheckedDocument {
  paths: Record<string, Record<string, DocumentedOperation>>
  components: {
    responses: Record<string, DocumentedResponse>
    examples: Record<string, DocumentedExample>
    schemas: Record<string, DocumentedSchema>
  }
}

export function readDocument(): CheckedDocument {
  return parse(text)
}

/** Something is not as the document says. */
export class NotAsDocumented extends Error {
  override readonly name = 'NotAsDocumented'
}

/** A response of the document, and the keys that lead to it. */
interface FoundResponse extends DocumentedResponse {
  place: readonly string[]
}

/** Holds what comes of a mock against a document of OpenAPI. */
export class DocumentCheck {
  readonly #ajv = new Ajv2020({ strictTypes: false, strictTuples: false, validateFormats: false })
  readonly #paths: readonly { path: string; pattern: RegExp }[]

  constructor(private readonly document: CheckedDocument) {
    this.#ajv.addVocabulary(Object.keys(document))
    this.#ajv.addSchema(document, 'document', false, false)
    // As OpenAPI has it: where two paths fit, the one with fewer variable parts is meant.
    this.#paths = Object.keys(document.paths)
      .sort((one, other) => one.split('{').length - other.split('{').length)
      .map((path) => ({
        path,
        pattern: new RegExp(`${path.replace(/\{\w+\}/g, '[^/?#]+')}/?(\\?|#|$)`, 'i'),
      }))
  }

  /**
   * @param isFaulty - A fault is in place, so that any HTTP error may be its doing.
   * @throws NotAsDocumented
   */
  judgeAnswer(answer: SeenAnswer, isFaulty: boolean): void {
    const documented = this.#responseFor(answer, String(answer.status))
    const complaint = documented ? this.#complaintIn(answer, documented) : 'there is no such status'
    if (complaint === undefined) return
    const byFault = isFaulty && answer.status >= 400 ? this.#responseFor(answer, 'default') : undefined
    if (byFault && this.#complaintIn(answer, byFault) === undefined) return
    const { method, url, status, contentType, text } = answer
    throw new NotAsDocumented(`${method} ${url}: HTTP ${status} ${contentType}: ${complaint}\n  ${text}`)
  }

  /** @throws NotAsDocumented */
  judgePush(body: unknown): void {
    const complaint = this.#complaintAt(
      ['webhooks', 'push', 'post', 'requestBody', 'content', 'application/json', 'schema'],
      body,
    )
    if (complaint !== undefined) throw new NotAsDocumented(`push: ${complaint}\n  ${JSON.stringify(body)}`)
  }

  /** @throws NotAsDocumented */
  judgeLiveEvent(event: string, data: unknown): void {
    const { anyOf = [] } = this.document.components.schemas.LiveEvent ?? {}
    const place = anyOf.findIndex(({ properties }) => properties?.event?.const === event)
    const option = ['components', 'schemas', 'LiveEvent', 'anyOf', String(place)]
    const complaint = this.#complaintAt(option, { event, data })
    if (complaint !== undefined)
      throw new NotAsDocumented(`${event}: ${complaint}\n  ${JSON.stringify(data)}`)
  }

  /** What is wrong with a value for the schema of this name; undefined: nothing. */
  complaintOf(component: string, value: unknown): string | undefined {
    return this.#complaintAt(['components', 'schemas', component], value)
  }

  #responseFor({ method, url }: SeenAnswer, status: string): FoundResponse | undefined {
    const verb = (method === 'HEAD' ? 'GET' : method).toLowerCase()
    const paths = this.#paths.filter(({ pattern }) => pattern.test(url)).map(({ path }) => path)
    const path = paths.find((each) => this.document.paths[each]?.[verb])
    if (path === undefined) {
      const [name, only] = paths.length > 0 ? ['MethodNotAllowed', '405'] : ['UnknownOperation', '404']
      return status === only ? this.#component(name) : undefined
    }
    const response = this.document.paths[path]?.[verb]?.responses[status]
    const [, name] = /^#\/components\/responses\/(\w+)$/.exec(response?.$ref ?? '') ?? []
    if (name !== undefined) return this.#component(name)
    return response && { ...response, place: ['paths', path, verb, 'responses', status] }
  }

  #component(name: string): FoundResponse {
    return { ...this.document.components.responses[name], place: ['components', 'responses', name] }
  }

  #complaintIn(
    { method, contentType, text }: SeenAnswer,
    { content = {}, place }: FoundResponse,
  ): string | undefined {
    if (method === 'HEAD') return undefined
    const type = contentType?.split(';')[0] ?? ''
    const documented = [type, '*/*'].find((each) => each in content)
    if (documented === undefined) return `${type} is not one of ${Object.keys(content).join(', ')}`
    const value = documented === 'application/json' ? parsed(text) : text
    return this.#complaintAt([...place, 'content', documented, 'schema'], value)
  }

  /** What is wrong with a value for the schema at a place of the document; undefined: nothing. */
  #complaintAt(place: readonly string[], value: unknown): string | undefined {
    const pointer = place.map(
      (key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    )
    const validate = this.#ajv.getSchema(`document#${pointer.join('')}`)
    if (!validate) return `there is no schema at ${pointer.join('')}`
    return validate(value) ? undefined : this.#ajv.errorsText(validate.errors, { dataVar: 'body' })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
