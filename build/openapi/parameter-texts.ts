import type { Json, JsonObject } from '../../src/index'
import { operationNames } from '../../src/wire/operation-name'

/** What openapi.yaml says of a parameter. */
export interface ParameterText {
  description: string
  /** As a form has it. */
  schema: JsonObject
  /** As JSON has it, where that is more. */
  jsonSchema?: JsonObject
  /** Absent: it is known only when a chat has been started. */
  example?: Json
  isRequired?: boolean
}

const text: JsonObject = { type: 'string' }
const filled: JsonObject = { type: 'string', minLength: 1 }
const url: JsonObject = { type: 'string', pattern: '^https?://' }
const attributes = {
  schema: { ...text, contentMediaType: 'application/json' },
  jsonSchema: { type: ['object', 'string'] },
}

/** The parameters that every operation on a chat has besides its own. */
export const chatParameters: readonly string[] = ['secureKey', 'userId', 'alias', 'transcriptPosition']

/** By name, and by operation and name where an operation means something else by it. */
export const parameterTexts: Readonly<Record<string, ParameterText>> = {
  secureKey: {
    description: 'The key that the answer to Request Chat held. A wrong one is a failure with code 249.',
    schema: filled,
    isRequired: true,
  },
  userId: {
    description: 'The id that the answer to Request Chat held. A wrong one counts as a wrong key.',
    schema: text,
  },
  alias: {
    description: 'The Chat Server instance that serves the chat, from the last answer. Never checked.',
    schema: text,
    example: '117',
  },
  transcriptPosition: {
    description:
      'From which event on the answer has the transcript: 1 all of it, n from the n-th on, -1 the last event only, ' +
      '0 nothing. Send the `nextPosition` of the answer before. Default: 1 for Refresh Chat, 0 for all others.',
    schema: { type: 'integer', minimum: -1 },
    jsonSchema: { type: ['integer', 'string'], minimum: -1, pattern: '^(-1|\\d+)$' },
    example: 1,
  },
  'readReceipt.transcriptPosition': {
    description: 'The index of the last event that the customer has read; -1 is the last there is.',
    schema: { type: 'integer', minimum: -1 },
    jsonSchema: { type: ['integer', 'string'], minimum: -1, pattern: '^(-1|\\d+)$' },
    example: 1,
    isRequired: true,
  },
  nickname: {
    description:
      'What the customer is called in the chat. Required, unless there are `firstName` and `lastName`.',
    schema: text,
    example: 'Ana',
  },
  'updateNickname.nickname': {
    description: 'What the customer is called from now on.',
    schema: filled,
    example: 'Ana María',
    isRequired: true,
  },
  firstName: {
    description: 'With `lastName` the nickname, if there is no other.',
    schema: text,
    example: 'Ana',
  },
  lastName: {
    description: 'With `firstName` the nickname, if there is no other.',
    schema: text,
    example: 'García',
  },
  subject: { description: 'What the chat is about. Of no effect.', schema: text, example: 'My order' },
  emailAddress: {
    description: "The customer's address. Of no effect; its form is not checked.",
    schema: text,
    example: 'ana@example.com',
  },
  profile: {
    description: 'The profile that the chat starts with. Also as `userData[profile]`. Default: `default`.',
    schema: filled,
    example: 'default',
  },
  'exportSession.profile': {
    description: 'What the exported profile is called. Default: `recorded`.',
    schema: filled,
    example: 'ana-and-the-agent',
  },
  'listSessions.profile': {
    description: 'Only the sessions that started with this profile.',
    schema: text,
    example: 'default',
  },
  serviceName: {
    description: 'Only the sessions of this service.',
    schema: text,
    example: 'aura',
  },
  state: {
    description: 'Only the sessions in this state.',
    schema: { enum: ['active', 'ended'] },
    example: 'active',
  },
  chatId: {
    description: 'Only the session with this chatId.',
    schema: filled,
  },
  summary: {
    description:
      'True: each without `messages` and `scheduled`; `nextPosition` still tells how many events there are.',
    schema: { type: 'boolean' },
    example: false,
  },
  'listPushes.chatId': {
    description: 'Only the pushes of the chat with this chatId.',
    schema: filled,
  },
  'listRequests.chatId': {
    description: 'Only the requests about the chat with this chatId.',
    schema: filled,
  },
  'listWarnings.chatId': {
    description: 'Only the warnings about the chat with this chatId.',
    schema: filled,
  },
  operation: {
    description: 'Only the requests to this operation, by its `operationId`.',
    schema: { enum: [...operationNames] },
    example: 'requestChat',
  },
  last: {
    description: 'Only so many requests, the newest.',
    schema: { type: 'integer', minimum: 1 },
    example: 100,
  },
  'events.chatId': {
    description: 'Only what concerns the chat with this chatId.',
    schema: filled,
  },
  message: {
    description: 'What the customer says.',
    schema: filled,
    example: 'Where is my order?',
    isRequired: true,
  },
  'startTyping.message': {
    description: 'What has been typed so far, a preview.',
    schema: text,
    example: 'Where is',
  },
  'stopTyping.message': {
    description: 'What has been typed so far, a preview.',
    schema: text,
    example: 'Where is my',
  },
  'customNotice.message': {
    description: 'The text of the notice.',
    schema: text,
    example: 'still here',
  },
  messageType: {
    description: 'What the sender calls the kind of its message.',
    schema: text,
    example: 'text',
  },
  eventAttributes: {
    description: 'Goes into the event: a JSON object, as text; in a JSON body also the object itself.',
    ...attributes,
    example: '{"channel":"whatsapp"}',
  },
  pushUrl: {
    description:
      'Where the events of the chat are posted from now on (Aura), which a `PushUrl` event tells (Genesys): an ' +
      'absolute http or https URL without user name and password.',
    schema: url,
    example: 'https://bridge.example.com/aura-services/v1/genesys/messages',
    isRequired: true,
  },
  file: {
    description: 'The file, as a part with a file name. Only multipart/form-data can hold it.',
    schema: { type: 'string', format: 'binary' },
    example: '%PDF-1.7 the contract',
    isRequired: true,
  },
  'userData[…]': {
    description:
      'Data attached to the chat, each as a field of its own: `userData[key]=value`. In JSON also an object, `userData`.',
    schema: { type: 'object', additionalProperties: text },
    jsonSchema: { type: 'object', additionalProperties: true },
    example: { customerId: '4711' },
  },
  'uploadFile.userData[…]': {
    description: 'Data for the `FileUploaded` event, each as a field of its own: `userData[key]=value`.',
    schema: { type: 'object', additionalProperties: text },
    example: { 'file-description': 'The signed contract' },
  },
  'mockSend.userData[…]': {
    description: 'Data for the event, each as a field of its own: `userData[key]=value`.',
    schema: { type: 'object', additionalProperties: text },
    example: { 'file-id': '4711' },
  },
  'from[nickname]': {
    description: 'Who causes the event. Default: the newest participant of the type.',
    schema: filled,
    example: 'Eva',
  },
  'mockSendFile.userData[…]': {
    description: 'Data for the event besides the data of the file, each as a field of its own.',
    schema: { type: 'object', additionalProperties: text },
    example: { 'file-source': 'ucs' },
  },
  'mockSendFile.from[nickname]': {
    description: 'Who sends the file. Default: the newest participant of the type.',
    schema: filled,
    example: 'Eva',
  },
  'mockSendFile.from[type]': {
    description: 'The type of the party that sends the file. Default: `Agent`.',
    schema: { enum: ['Agent', 'Supervisor', 'External'] },
    example: 'Agent',
  },
  'from[type]': {
    description: 'The type of the party that causes the event.',
    schema: { $ref: '#/components/schemas/GenesysPartyType' },
    example: 'Agent',
    isRequired: true,
  },
  'from[style]': {
    description: 'Shows the party as a bot.',
    schema: { const: 'BOT' },
    example: 'BOT',
  },
  type: {
    description: 'The type of the event.',
    schema: { $ref: '#/components/schemas/GenesysEventType' },
    example: 'Message',
    isRequired: true,
  },
  text: { description: 'The text of the event.', schema: text, example: 'I will have a look.' },
  scale: {
    description: 'How many seconds one second of the mock takes from now on: 0.1 makes it ten times as fast.',
    schema: { type: 'number', minimum: 1e-6, maximum: 1e6 },
    example: 0.1,
    isRequired: true,
  },
  milliseconds: {
    description: 'How much time of the mock is to pass.',
    schema: { type: 'number', minimum: 0 },
    example: 1000,
    isRequired: true,
  },
  timeout: {
    description: 'Seconds from now on; 0 or absent: at once.',
    schema: { type: 'number', minimum: 0 },
    example: 0.5,
  },
  chatEnded: {
    description: 'True: the event ends the chat.',
    schema: { type: 'boolean' },
    example: false,
  },
}

/** What stands in a path. */
export const pathTexts: Readonly<Record<string, string>> = {
  serviceName: 'The service, as `aura`. Any, unless the mock was given a list of them.',
  chatId: 'The chat, as the answer to Request Chat named it.',
  fileId: 'The file, as the answer to its upload named it (`userData.file-id`).',
  profile: 'The name of the profile.',
  faultId: 'The fault, as the answer to adding it named it.',
  jobId: 'What is to happen, by its `id` in the list of it.',
}
