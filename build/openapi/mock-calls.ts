import type { Operation } from '../../src/handlers/operation'
import type { Json, JsonObject, OperationName } from '../../src/index'
import type { ExampleRequest } from './stage'
import { type ExampleCall, usualRequest, withFields, withPath } from './usual-request'

/** The calls that show an operation of the mock's own API. */
export function mockCalls({ name }: Operation): ExampleCall[] {
  return [{ name: 'success', summary: 'Success', request: usual(name) }, ...(ownCalls[name] ?? [])]
}

const message = (text: string, timeout: number): JsonObject => ({
  from: { type: 'Agent' },
  type: 'Message',
  text,
  timeout,
})

const settings: JsonObject = {
  chat: {
    pushUrl: 'https://bridge.example.com/aura-services/v1/genesys/messages',
    autoMessages: [
      { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined', timeout: 1 },
      message('Hello!', 0.5),
    ],
    replies: [
      {
        when: { pattern: '/order (?<order>\\d+)/i' },
        messages: [message('Order {{order}} is on its way.', 2)],
      },
    ],
    fileLimits: { uploadMaxFiles: 1, uploadFileTypes: ['pdf'] },
    idle: { alert: 60, close: 30 },
    faults: [{ operation: 'send', nth: 2, respond: { http: 503 } }],
  },
}

/** Bodies of JSON that succeed. */
const bodies: Partial<Record<OperationName, Json>> = {
  setProfile: { settings },
  setProfiles: [
    { profile: 'default', settings: { chat: { autoMessages: [] } } },
    { profile: 'quick', settings },
  ],
  addFaults: [
    { operation: 'refresh', times: 5, respond: { statusCode: 1 } },
    { operation: 'push', times: 'always', drop: true },
  ],
}

function usual(name: OperationName): ExampleCall['request'] {
  return async (stage) => {
    await stage.genesys.advance(5_000)
    await stage.genesys.settled()
    const [fault] = stage.genesys.faults.add({ operation: 'send', nth: 2, respond: { http: 503 } })
    const request = usualRequest(name, stage)
    const path = { profile: name === 'setProfile' ? 'quick' : 'default', faultId: fault?.id ?? '' }
    return withBody(withPath(request, path), bodies[name])
  }
}

function withBody(request: ExampleRequest, json: Json | undefined): ExampleRequest {
  return json === undefined ? request : { ...request, json }
}

const unknown = (
  name: OperationName,
  summary: string,
  change: (request: ExampleRequest) => ExampleRequest,
): ExampleCall => ({
  name: summary === noChat ? 'unknownSession' : 'unknown',
  summary,
  request: (stage) => change(usualRequest(name, stage)),
})

const refused = (
  name: OperationName,
  summary: string,
  json: Json,
  path: ExampleRequest['path'] = {},
): ExampleCall => ({
  name: 'malformed',
  summary,
  request: (stage) => withPath({ ...usualRequest(name, stage), json }, path),
})

const nowhere = { chatId: '0008TaFN3SE300QU' }
const onNoChat = (request: ExampleRequest): ExampleRequest => withPath(request, nowhere)
const noChat = 'There is no such session'

const ownCalls: Partial<Record<OperationName, ExampleCall[]>> = {
  listSessions: [
    {
      name: 'malformed',
      summary: 'There is no such state',
      request: (stage) => withFields(usualRequest('listSessions', stage), { state: 'open' }),
    },
  ],
  getSession: [unknown('getSession', noChat, onNoChat)],
  exportSession: [
    unknown('exportSession', noChat, onNoChat),
    {
      name: 'malformed',
      summary: 'A name that no profile can have',
      request: (stage) => withFields(usualRequest('exportSession', stage), { profile: 'reset' }),
    },
  ],
  removeSessions: [unknown('removeSessions', noChat, (request) => withFields(request, nowhere))],
  removeSession: [unknown('removeSession', noChat, onNoChat)],
  getProfile: [
    unknown('getProfile', 'There is no such profile', (request) => withPath(request, { profile: 'nobody' })),
  ],
  setProfile: [
    refused('setProfile', 'A field that there is not', { chat: { greeting: 'Hi' } }, { profile: 'quick' }),
  ],
  setProfiles: [refused('setProfiles', 'Not an array of profiles', { settings })],
  addFaults: [refused('addFaults', 'A status that is no error', { respond: { http: 200 } })],
  removeFault: [
    unknown('removeFault', 'There is no such fault', (request) => withPath(request, { faultId: 'fault-9' })),
  ],
  mockSend: [
    {
      name: 'several',
      summary: 'Several events, each some time after the one before',
      request: (stage) => ({
        ...usualRequest('mockSend', stage),
        json: [message('One moment.', 0), message('Done.', 2.5)],
      }),
    },
    refused('mockSend', 'There is no such type of event', { from: { type: 'Agent' }, type: 'Wave' }),
    {
      name: 'sendAfterTheEnd',
      summary: 'The chat has ended',
      async request(stage) {
        await stage.call(usualRequest('disconnect', stage))
        return usualRequest('mockSend', stage)
      },
    },
    {
      name: 'unknownService',
      summary: 'The mock was given a list of services, and this is none of them',
      request: (stage) => withPath(usualRequest('mockSend', stage), { serviceName: 'sales' }),
    },
    unknown('mockSend', noChat, onNoChat),
  ],
}
