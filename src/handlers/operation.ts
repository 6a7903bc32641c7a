import type { ChatContext } from '../chat/context'
import type { Json } from '../runtime/json'
import type { AnswerText } from '../wire/answer-text'
import type { FilePart } from '../wire/file-part'
import type { OperationName } from '../wire/operation-name'
import type { AnswerStream } from '../wire/plain-exchange'

/** A request to an operation, read: which form it came in makes no difference any more. */
export interface OperationRequest {
  /** Its id in the journal. */
  id: string
  /** What stands in the path; empty where the path has no such part. */
  params: PathParameters
  /** The fields of the body and of the query; the body's win, unless they are empty. */
  fields: ReadonlyMap<string, string>
  /**
   * The attached data, `userData[key]=value`.
   *
   * @throws GenesysMockError `INVALID_PARAMETER`, as `userDataOf`.
   */
  userData(): Record<string, string>
  /** The body itself, where it was JSON. */
  json: Json | undefined
  /** The files of a multipart body, by the names of their parts. */
  files: ReadonlyMap<string, FilePart>
}

/** The variable parts of the paths. */
export interface PathParameters {
  serviceName: string
  chatId: string
  profile: string
  fileId: string
  faultId: string
  jobId: string
}

/** What an operation answers, before it becomes a `Response`. */
export interface OperationAnswer {
  /** 0: there is no answer, the network fails. */
  httpStatus: number
  body: object
  /** Answered instead of the body. */
  file?: FilePart
  /** Answered instead of the body, of which the journal still tells. */
  text?: AnswerText
  /** It goes on after the text. */
  stream?: AnswerStream
  /** How long it is held back from when the request arrived, milliseconds. */
  delay?: number
}

/** One operation of the API: the single description from which every door, and every list of operations, is made. */
export interface Operation {
  name: OperationName
  method: 'GET' | 'POST' | 'DELETE'
  /** Below `/genesys/2/`, with its variable parts in braces. */
  path: string
  group: 'Chat' | 'Session' | 'Profile' | 'MockChat' | 'Fault' | 'Time' | 'Log' | 'Mock'
  description: string
  /** It only looks at the mock, and so leaves no trace: no request is kept or told of. */
  observes?: true
  /** The fields it reads, besides those that every operation on a chat has. */
  parameters: readonly string[]
  /** What has to be over before it runs, for what takes its time; where that fails, the request does. */
  before?(context: ChatContext, fields: ReadonlyMap<string, string>): Promise<void>
  /** Reads the request, applies one rule, and gives its result the form of the API. */
  run(context: ChatContext, request: OperationRequest): OperationAnswer
}
