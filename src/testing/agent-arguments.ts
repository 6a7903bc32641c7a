import * as v from 'valibot'
import { assertArguments } from '../runtime/arguments'
import { optionsOf } from '../runtime/object-of'
import {
  chatIdSchema,
  flagSchema,
  httpUrlSchema,
  isJson,
  isObject,
  nameOf,
  oneOf,
  secondsSchema,
  textSchema,
  textsSchema,
} from '../runtime/schemas'
import { fileToSendSchema } from './file-content'

const partySchema = optionsOf({
  nickname: v.optional(nameOf('a name')),
  type: v.optional(oneOf(['Agent', 'Supervisor', 'External'])),
  style: v.optional(v.literal('BOT', 'expected "BOT"')),
})

const detailEntries = {
  messageType: v.optional(textSchema),
  userData: v.optional(textsSchema),
  eventAttributes: v.optional(
    v.custom<object>((value) => isObject(value) && isJson(value), 'expected an object of JSON values'),
  ),
}

const schemas = {
  chatId: chatIdSchema,
  party: v.optional(partySchema),
  other: partySchema,
  text: textSchema,
  notice: v.optional(textSchema),
  say: v.optional(optionsOf({ ...detailEntries, after: v.optional(secondsSchema) })),
  type: v.optional(optionsOf({ ...detailEntries, pause: v.optional(secondsSchema) })),
  leave: v.optional(optionsOf({ endChat: v.optional(flagSchema) })),
  url: httpUrlSchema,
  sendFile: v.optional(optionsOf({ userData: v.optional(textsSchema) })),
  transferTo: v.optional(optionsOf({ after: v.optional(secondsSchema) })),
  supervisor: v.literal('Supervisor', 'expected "Supervisor": only a supervisor follows a chat unseen'),
  file: fileToSendSchema,
}

/** Checks of what the methods of an agent are given; each throws GenesysMockError `INVALID_PARAMETER`. */
export const agentArguments = {
  agent: (chatId: unknown, party: unknown) =>
    assertArguments('play an agent', {
      chatId: [schemas.chatId, chatId],
      party: [schemas.party, party],
    }),
  say: (text: unknown, options: unknown) =>
    assertArguments('say the text', { text: [schemas.text, text], options: [schemas.say, options] }),
  type: (text: unknown, options: unknown) =>
    assertArguments('type the text', { text: [schemas.text, text], options: [schemas.type, options] }),
  pushUrl: (url: unknown) => assertArguments('push the URL', { url: [schemas.url, url] }),
  notice: (text: unknown, options: unknown) =>
    assertArguments('send the notice', { text: [schemas.notice, text], options: [schemas.say, options] }),
  sendFile: (file: unknown, options: unknown) =>
    assertArguments('send the file', { file: [schemas.file, file], options: [schemas.sendFile, options] }),
  transferTo: (other: unknown, options: unknown) =>
    assertArguments('transfer the chat', {
      other: [schemas.other, other],
      options: [schemas.transferTo, options],
    }),
  monitor: (type: unknown) =>
    assertArguments('monitor the chat', { 'party.type': [schemas.supervisor, type] }),
  leave: (options: unknown) => assertArguments('leave the chat', { options: [schemas.leave, options] }),
}
