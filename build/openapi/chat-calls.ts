import type { Operation } from '../../src/handlers/operation'
import { genesysEventTypes, type OperationName } from '../../src/index'
import { isOnChat } from './parameters'
import type { ExampleRequest, Stage } from './stage'
import { type ExampleCall, usualRequest, withFields, withPath } from './usual-request'

/** The calls that show an operation of the Chat API: how it succeeds, and every way in which it fails. */
export function chatCalls(operation: Operation): ExampleCall[] {
  const { name } = operation
  return [
    { name: 'success', summary: 'Success', request: (stage) => readyRequest(name, stage) },
    ...(isOnChat(operation) ? callsOnChat(name) : []),
    {
      name: 'unknownService',
      summary: 'The mock was given a list of services, and this is none of them',
      request: async (stage) => withPath(await readyRequest(name, stage), { serviceName: 'sales' }),
    },
    ...(ownCalls[name] ?? []),
  ]
}

/** They go on when a chat has ended. */
const readers: readonly OperationName[] = ['refresh', 'fileLimits', 'downloadFile']

/** The usual request, with the file that it is about. */
async function readyRequest(operation: OperationName, stage: Stage): Promise<ExampleRequest> {
  const request = usualRequest(operation, stage)
  if (operation !== 'downloadFile' && operation !== 'deleteFile') return request
  await upload(stage)
  const [file] = stage.genesys.db.file.getAll()
  return withPath(request, { fileId: file?.id ?? '' })
}

const upload = (stage: Stage) => stage.call(usualRequest('uploadFile', stage))

function callsOnChat(name: OperationName): ExampleCall[] {
  const changed = (change: (request: ExampleRequest) => ExampleRequest) => async (stage: Stage) =>
    change(await readyRequest(name, stage))
  return [
    {
      name: 'unknownChat',
      summary: 'There is no such chat',
      request: changed((request) => withPath(request, { chatId: '0008TaFN3SE300QU' })),
    },
    {
      name: readers.includes(name) ? 'readAfterTheEnd' : 'endedChat',
      summary: 'The chat has ended',
      async request(stage) {
        const request = await readyRequest(name, stage)
        await stage.call(usualRequest('disconnect', stage))
        return request
      },
    },
    {
      name: 'wrongKey',
      summary: 'The secureKey is that of another chat',
      request: changed((request) => withFields(request, { secureKey: '02f8e3936f763afffcce' })),
    },
    {
      name: 'noKey',
      summary: 'No secureKey',
      request: changed((request) => withFields(request, { secureKey: undefined })),
    },
  ]
}

const requestChat = (
  summary: string,
  name: string,
  changes: Record<string, string | undefined>,
): ExampleCall => ({
  name,
  summary,
  request: (stage) => withFields(usualRequest('requestChat', stage), changes),
})

/** A call to upload into a chat whose profile has these limits. */
const limited = (
  name: string,
  summary: string,
  fileLimits: { uploadNeedAgent?: boolean; uploadMaxFileSize?: number; uploadFileTypes?: readonly string[] },
): ExampleCall => ({
  name,
  summary,
  async request(stage) {
    stage.genesys.profiles.set({ profile: 'limited', settings: { chat: { fileLimits } } })
    await stage.call(withFields(usualRequest('requestChat', stage), { profile: 'limited' }))
    return usualRequest('uploadFile', { ...stage, chat: stage.genesys.sessions.last() ?? stage.chat })
  },
})

const unknownFile: ExampleCall = {
  name: 'unknownFile',
  summary: 'The chat has no such file',
  request: (stage) => withPath(usualRequest('downloadFile', stage), { fileId: 'no-file' }),
}

const ownCalls: Partial<Record<OperationName, ExampleCall[]>> = {
  requestChat: [
    requestChat('Neither a nickname nor a first and last name', 'noName', {
      nickname: undefined,
      firstName: undefined,
      lastName: undefined,
    }),
    requestChat('A last name only', 'noFirstName', { nickname: undefined, firstName: undefined }),
    requestChat('A first name only', 'noLastName', { nickname: undefined, lastName: undefined }),
    requestChat('There is no such profile', 'unknownProfile', { profile: 'nobody' }),
    {
      name: 'malformedBody',
      summary: 'A body that is no JSON, though it is said to be',
      request: (stage) => ({ ...usualRequest('requestChat', stage), text: '{"nickname":' }),
    },
  ],
  refresh: [
    {
      name: 'everyEventType',
      summary: 'Events of all 13 types, the customer’s own and others',
      async request(stage) {
        const path = { serviceName: 'aura', chatId: stage.chat.chatId }
        const json = genesysEventTypes.map((type) => ({
          from: { type: 'Agent', nickname: 'Eva' },
          type,
          text: type,
        }))
        await stage.call({ operation: 'mockSend', path, json })
        return usualRequest('refresh', stage)
      },
    },
    {
      name: 'tryAgain',
      summary: 'A fault was put in place: try again',
      request(stage) {
        stage.genesys.faults.add({ operation: 'refresh', respond: { statusCode: 1 } })
        return usualRequest('refresh', stage)
      },
    },
  ],
  uploadFile: [
    limited('agentRequired', 'The profile wants an agent in the chat first', { uploadNeedAgent: true }),
    limited('tooLarge', 'The file is larger than the profile allows', { uploadMaxFileSize: 4 }),
    limited('typeNotAllowed', 'The profile allows no files of this type', { uploadFileTypes: ['png'] }),
    {
      name: 'tooManyFiles',
      summary: 'The chat has as many files as it may have',
      async request(stage) {
        for (let count = 0; count < 5; count++) await upload(stage)
        return usualRequest('uploadFile', stage)
      },
    },
  ],
  downloadFile: [unknownFile],
  deleteFile: [
    {
      ...unknownFile,
      request: (stage) => withPath(usualRequest('deleteFile', stage), { fileId: 'no-file' }),
    },
  ],
}
