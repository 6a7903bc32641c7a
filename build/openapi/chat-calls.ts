import type { Operation } from '../../src/handlers/operation'
import { genesysEventTypes, type OperationName } from '../../src/index'
import { isOnChat } from './parameters'
import type { ExampleRequest, Stage } from './stage'
import {
  type ExampleCall,
  unknownChatId,
  unknownService,
  usualRequest,
  variant,
  withFields,
  withPath,
} from './usual-request'

/** The calls that show an operation of the Chat API: how it succeeds, and every way in which it fails. */
export function chatCalls(operation: Operation): ExampleCall[] {
  const { name } = operation
  return [
    { name: 'success', summary: 'Success', request: (stage) => readyRequest(name, stage) },
    ...(isOnChat(operation) ? callsOnChat(name) : []),
    unknownService(name),
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
      request: changed((request) => withPath(request, { chatId: unknownChatId })),
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

const unknownFile = (operation: OperationName): ExampleCall =>
  variant(operation, 'unknownFile', 'The chat has no such file', (request) => request)

const withNames = (name: string, summary: string, names: Record<string, undefined>): ExampleCall =>
  variant('requestChat', name, summary, (request) => withFields(request, names))

const ownCalls: Partial<Record<OperationName, ExampleCall[]>> = {
  requestChat: [
    withNames('noName', 'Neither a nickname nor a first and last name', {
      nickname: undefined,
      firstName: undefined,
      lastName: undefined,
    }),
    withNames('noFirstName', 'A last name only', { nickname: undefined, firstName: undefined }),
    withNames('noLastName', 'A first name only', { nickname: undefined, lastName: undefined }),
    variant('requestChat', 'unknownProfile', 'There is no such profile', (request) =>
      withFields(request, { profile: 'nobody' }),
    ),
    variant('requestChat', 'malformedBody', 'A body that is no JSON, though it is said to be', (request) => ({
      ...request,
      text: '{"nickname":',
    })),
  ],
  refresh: [
    {
      name: 'everyEventType',
      summary: 'Events of all 13 types',
      async request(stage) {
        const json = genesysEventTypes.map((type) => ({
          from: { type: 'Agent', nickname: 'Eva' },
          type,
          text: type,
        }))
        await stage.call({ ...usualRequest('mockSend', stage), json })
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
  downloadFile: [
    unknownFile('downloadFile'),
    {
      name: 'usedUp',
      summary: 'The chat has used up its download attempts, and its profile enforces them',
      async request(stage) {
        const fileLimits = { downloadAttempts: 0, enforceDownloadAttempts: true }
        stage.genesys.profiles.set({ profile: 'limited', settings: { chat: { fileLimits } } })
        await stage.call(withFields(usualRequest('requestChat', stage), { profile: 'limited' }))
        const chat = stage.genesys.sessions.last() ?? stage.chat
        return readyRequest('downloadFile', { ...stage, chat })
      },
    },
  ],
  deleteFile: [unknownFile('deleteFile')],
}
