import type { Operation } from '../../src/handlers/operation'
import type { Json, JsonObject, OperationName } from '../../src/index'
import { isObject } from './is-object'
import type { ShownCall } from './shown-calls'

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const arrayOf = (items: JsonObject): JsonObject => ({ type: 'array', items })

/** What an operation answers when it succeeds. */
const successes: Record<OperationName, JsonObject> = {
  requestChat: ref('ChatAnswer'),
  send: ref('ChatAnswer'),
  refresh: ref('ChatAnswer'),
  disconnect: ref('ChatAnswer'),
  startTyping: ref('ChatAnswer'),
  stopTyping: ref('ChatAnswer'),
  pushUrl: ref('ChatAnswer'),
  updateNickname: ref('ChatAnswer'),
  customNotice: ref('ChatAnswer'),
  updateData: ref('ChatAnswer'),
  readReceipt: ref('ChatAnswer'),
  uploadFile: ref('UploadAnswer'),
  fileLimits: ref('LimitsAnswer'),
  downloadFile: { type: 'string', format: 'binary' },
  deleteFile: ref('ChatAnswer'),
  listSessions: { anyOf: [arrayOf(ref('Session')), arrayOf(ref('SessionSummary'))] },
  sessionStats: ref('SessionStats'),
  sessionKeys: arrayOf({ type: 'string' }),
  getSession: ref('Session'),
  exportSession: ref('Profile'),
  endSession: ref('Session'),
  removeSessions: ref('Removed'),
  removeSession: ref('Removed'),
  listProfiles: arrayOf(ref('Profile')),
  resetProfiles: arrayOf(ref('Profile')),
  getProfile: ref('Profile'),
  setProfile: ref('Profile'),
  setProfiles: arrayOf(ref('Profile')),
  listFaults: arrayOf(ref('ActiveFault')),
  addFaults: arrayOf(ref('ActiveFault')),
  clearFaults: ref('Removed'),
  removeFault: ref('Removed'),
  mockSend: ref('Scheduled'),
  mockSendFile: ref('SentFile'),
  getScheduler: ref('SchedulerState'),
  pauseScheduler: ref('SchedulerState'),
  resumeScheduler: ref('SchedulerState'),
  runNextJob: ref('NextDone'),
  runJob: ref('Done'),
  cancelJob: ref('Removed'),
  setClock: ref('SchedulerState'),
  advanceClock: ref('SchedulerState'),
  listPushes: arrayOf(ref('Push')),
  listRequests: arrayOf(ref('JournaledRequest')),
  listWarnings: arrayOf(ref('Warning')),
  resetMock: ref('Reset'),
  health: ref('Health'),
  events: {
    type: 'string',
    contentMediaType: 'text/event-stream',
    // Of each event of the stream.
    contentSchema: ref('LiveEvent'),
  },
}

const descriptions: Readonly<Record<number, string>> = {
  400: 'It can not be done, or not so; the advice says why, and names the field where one is missing or malformed.',
  404: 'There is no such thing.',
}

/** The answers of an operation, with those that it was shown to give as examples. */
export function responsesOf(operation: Operation, calls: readonly ShownCall[]): JsonObject {
  const statuses = [...new Set(calls.map(({ answer }) => answer.status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      responseOf(
        operation,
        calls.filter(({ answer }) => answer.status === status),
      ),
    ]),
  )
}

function responseOf({ name, group }: Operation, calls: readonly ShownCall[]): JsonObject {
  const [first] = calls
  const status = first?.answer.status ?? 0
  if (status !== 200) {
    return {
      description: descriptions[status] ?? '',
      content: { 'application/json': { schema: refusalOf(calls), examples: examplesOf(calls) } },
    }
  }
  if (name === 'downloadFile') return downloadOf(calls)
  if (group !== 'Chat') {
    const mediaType = first?.answer.mediaType ?? ''
    return {
      description: 'Success.',
      content: { [mediaType]: { schema: successes[name], examples: examplesOf(calls) } },
    }
  }
  const schema = { anyOf: [successes[name], ref('FailedChatAnswer')] }
  return {
    description:
      'Success (`statusCode` 0), or a failure inside the chat (2; 1 only where a fault was put in place).',
    content: { 'application/json': { schema, examples: examplesOf(calls) } },
  }
}

/** The bytes of a file of any type, or a failure. */
function downloadOf(calls: readonly ShownCall[]): JsonObject {
  const failures = calls.filter(({ answer }) => answer.mediaType === 'application/json')
  const files = calls.filter((call) => !failures.includes(call))
  return {
    description:
      'The file (with the header `content-disposition`), or a failure inside the chat (`statusCode` 2).',
    headers: {
      'content-disposition': {
        description: 'With a file: its name.',
        schema: { type: 'string' },
      },
    },
    content: {
      '*/*': { schema: successes.downloadFile, examples: examplesOf(files) },
      'application/json': { schema: ref('FailedChatAnswer'), examples: examplesOf(failures) },
    },
  }
}

/** Refusals with the codes that were seen, and no others. */
function refusalOf(calls: readonly ShownCall[]): JsonObject {
  const codes = new Set(calls.flatMap(({ answer }) => codeOf(answer.body)))
  const error = { properties: { code: { enum: [...codes].sort((one, other) => one - other) } } }
  return { ...ref('Refusal'), properties: { errors: { prefixItems: [error] } } }
}

function codeOf(body: Json): number[] {
  const errors = isObject(body) && Array.isArray(body.errors) ? body.errors : []
  return errors.flatMap((error) => (isObject(error) && typeof error.code === 'number' ? [error.code] : []))
}

function examplesOf(calls: readonly ShownCall[]): JsonObject {
  return Object.fromEntries(calls.map(({ name, summary, answer }) => [name, { summary, value: answer.body }]))
}
