import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { componentFor, fieldFormsOf } from '../../build/openapi/request-bodies'
import { onStage } from '../../build/openapi/stage'
import { usualRequest, withFields } from '../../build/openapi/usual-request'
import { faultSchema } from '../../src/chat/fault-schema'
import { profileSchema } from '../../src/chat/profile-schema'
import { scheduledEventSchema } from '../../src/chat/scheduled-event-schema'
import { operationTable } from '../../src/handlers/operation-table'
import type { Fault, Profile, ScheduledEvent } from '../../src/index'
import { DocumentCheck, readDocument } from './document-check'
import { mutationsOf } from './mutations'

const document = readDocument()
const check = new DocumentCheck(document)

const agent = { type: 'Agent', nickname: 'Eva', style: 'BOT' } as const

const event: ScheduledEvent = {
  from: agent,
  type: 'FileUploaded',
  text: 'contract.pdf',
  messageType: 'file',
  userData: { 'file-id': '4711' },
  eventAttributes: { channel: 'web', sizes: [1, null] },
  timeout: 1,
  chatEnded: false,
}

const faults: Fault[] = [
  {
    operation: 'send',
    chatId: '4711',
    nth: 2,
    times: 3,
    respond: { http: 503, body: { busy: true } },
    delay: 5,
  },
  { times: 'always', respond: { statusCode: 1, code: 503, advice: 'busy', chatEnded: true } },
  { operation: 'requestChat', respond: { networkError: true } },
  { respond: { spoil: 'noAlias' } },
  { operation: 'push', chatId: '4711', nth: 2, drop: true },
  { operation: 'push', duplicate: true },
  { operation: 'push', reorder: true },
  { operation: 'push', times: 2, delay: 5 },
]

const profile: Profile = {
  profile: 'quick',
  settings: {
    chat: {
      pushUrl: 'https://bridge.test/messages',
      autoMessages: [{ from: agent, type: 'ParticipantJoined' }],
      replies: [{ when: { text: 'Hi', pattern: 'i', event: 'Message', nth: 1 }, messages: [event] }],
      fileLimits: {
        uploadMaxFiles: 1,
        uploadMaxFileSize: 1,
        uploadMaxTotalSize: 1,
        uploadFileTypes: ['pdf'],
        uploadNeedAgent: true,
        downloadAttempts: 1,
        deleteFile: 'odd',
      },
      idle: { alert: 1, alert2: 1, close: 1 },
      flexDisconnectTimeout: 1,
      aliasChanges: [{ timeout: 1, alias: '118' }],
      faults: [
        { nth: 2, respond: { http: 503 } },
        { operation: 'push', drop: true },
      ],
    },
  },
}

describe('the document and the mock take and refuse the same', () => {
  test.each<[string, v.GenericSchema<unknown>, unknown[]]>([
    ['ScheduledEvent', scheduledEventSchema, [event]],
    ['Fault', faultSchema, faults],
    ['Profile', profileSchema, [profile]],
  ])('%s', (component, schema, values) => {
    for (const value of values) expect(check.complaintOf(component, value)).toBeUndefined()
    const disputed = values
      .flatMap(mutationsOf)
      .filter((value) => v.is(schema, value) !== (check.complaintOf(component, value) === undefined))
    expect(disputed.map((value) => JSON.stringify(value))).toEqual([])
  })
})

describe('a field is required in the document if the mock refuses a request without it:', () => {
  const operations = operationTable.filter((operation) => fieldFormsOf(operation).length > 0)

  test.each(operations)('$name', async (operation) => {
    const { name } = operation
    const [form = 'multipart/form-data'] = fieldFormsOf(operation)
    const schema = document.components.schemas[componentFor(operation, form)]
    const fields = await onStage(async (stage) => Object.keys(usualRequest(name, stage).fields ?? {}))
    const refused: string[] = []
    for (const field of fields) {
      const { error } = await onStage((stage) => {
        const request = usualRequest(name, stage)
        return stage.call({ ...withFields(request, { [field]: undefined }), formType: form })
      })
      if (error === 'INVALID_PARAMETER') refused.push(field)
    }
    expect(schema?.required ?? []).toEqual(refused)
  })
})
