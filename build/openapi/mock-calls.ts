import type { Operation } from '../../src/handlers/operation'
import type { GenesysMockErrorCode, Json, JsonObject, OperationName } from '../../src/index'
import type { ExampleRequest } from './stage'
import { timeCalls } from './time-calls'
import {
  type ExampleCall,
  unknownChatId,
  unknownService,
  usualRequest,
  variant,
  withFields,
  withPath,
} from './usual-request'

/** The calls that show an operation of the mock's own API. */
export function mockCalls({ name, group }: Operation): ExampleCall[] {
  if (group === 'Time') return timeCalls(name)
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
    const json = bodies[name]
    return { ...withPath(request, path), ...(json !== undefined && { json }) }
  }
}

const unknownSession = (
  operation: OperationName,
  change = (request: ExampleRequest) => withPath(request, { chatId: unknownChatId }),
): ExampleCall => variant(operation, 'unknownSession', 'There is no such session', change)

/** The same of an operation that only looks. */
const looked = (call: ExampleCall, error: GenesysMockErrorCode): ExampleCall => ({ ...call, error })

const ownCalls: Partial<Record<OperationName, ExampleCall[]>> = {
  listSessions: [
    variant('listSessions', 'summary', 'Without transcripts and what is due', (request) =>
      withFields(request, { summary: 'true' }),
    ),
    looked(
      variant('listSessions', 'malformed', 'There is no such state', (request) =>
        withFields(request, { state: 'open' }),
      ),
      'INVALID_PARAMETER',
    ),
  ],
  getSession: [looked(unknownSession('getSession'), 'UNKNOWN_CHAT')],
  exportSession: [
    looked(unknownSession('exportSession'), 'UNKNOWN_CHAT'),
    looked(
      variant('exportSession', 'malformed', 'A name that no profile can have', (request) =>
        withFields(request, { profile: 'reset' }),
      ),
      'INVALID_PARAMETER',
    ),
  ],
  endSession: [
    unknownSession('endSession'),
    {
      name: 'endedChat',
      summary: 'The chat has ended',
      async request(stage) {
        const request = usualRequest('endSession', stage)
        await stage.call(usualRequest('disconnect', stage))
        return request
      },
    },
  ],
  removeSessions: [
    unknownSession('removeSessions', (request) => withFields(request, { chatId: unknownChatId })),
  ],
  removeSession: [unknownSession('removeSession')],
  getProfile: [
    looked(
      variant('getProfile', 'unknown', 'There is no such profile', (request) =>
        withPath(request, { profile: 'nobody' }),
      ),
      'UNKNOWN_PROFILE',
    ),
  ],
  setProfile: [
    variant('setProfile', 'malformed', 'A field that there is not', (request) => ({
      ...withPath(request, { profile: 'quick' }),
      json: { chat: { greeting: 'Hi' } },
    })),
  ],
  setProfiles: [
    variant('setProfiles', 'malformed', 'Not an array of profiles', (request) => ({
      ...request,
      json: { settings },
    })),
  ],
  addFaults: [
    variant('addFaults', 'malformed', 'A status that is no error', (request) => ({
      ...request,
      json: { respond: { http: 200 } },
    })),
  ],
  removeFault: [
    variant('removeFault', 'unknown', 'There is no such fault', (request) =>
      withPath(request, { faultId: 'fault-9' }),
    ),
  ],
  mockSend: [
    variant('mockSend', 'several', 'Several events, each some time after the one before', (request) => ({
      ...request,
      json: [message('One moment.', 0), message('Done.', 2.5)],
    })),
    variant('mockSend', 'malformed', 'There is no such type of event', (request) => ({
      ...request,
      json: { from: { type: 'Agent' }, type: 'Wave' },
    })),
    {
      name: 'sendAfterTheEnd',
      summary: 'The chat has ended',
      async request(stage) {
        await stage.call(usualRequest('disconnect', stage))
        return usualRequest('mockSend', stage)
      },
    },
    unknownService('mockSend'),
    unknownSession('mockSend'),
  ],
  mockSendFile: [
    variant('mockSendFile', 'malformed', 'A client is no other side', (request) =>
      withFields(request, { from: { type: 'Client' } }),
    ),
    {
      name: 'sendAfterTheEnd',
      summary: 'The chat has ended',
      async request(stage) {
        await stage.call(usualRequest('disconnect', stage))
        return usualRequest('mockSendFile', stage)
      },
    },
    unknownService('mockSendFile'),
    unknownSession('mockSendFile'),
  ],
  listPushes: [
    looked(
      unknownSession('listPushes', (request) => withFields(request, { chatId: unknownChatId })),
      'UNKNOWN_CHAT',
    ),
  ],
  listRequests: [
    looked(
      variant('listRequests', 'malformed', 'There is no such operation', (request) =>
        withFields(request, { operation: 'wave' }),
      ),
      'INVALID_PARAMETER',
    ),
  ],
}
