import { expect, test } from 'vitest'
import { type GenesysMock, manualClock } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

interface Asked {
  [field: string]: string | [name: string, size: number] | object
}

const profile = { profile: 'a', settings: { chat: {} } }

/** A mock in which everything can be refused, and its chats by what is special about them. */
async function refusingMock() {
  const genesys = mockAlone({
    clock: manualClock(),
    services: ['aura', 'voz'],
    limits: {
      uploadMaxFileSize: 10,
      uploadMaxTotalSize: 12,
      uploadMaxFiles: 2,
      uploadFileTypes: ['pdf', 'png'],
    },
    profiles: [
      { profile: 'default', settings: { chat: {} } },
      { profile: 'careful', settings: { chat: { fileLimits: { uploadNeedAgent: true } } } },
    ],
  })
  const chats = {
    chat: await start(genesys),
    ended: await start(genesys),
    closed: await start(genesys),
    full: await start(genesys),
    many: await start(genesys),
    agentless: await start(genesys, { profile: 'careful' }),
  }
  await callMock(genesys, `/genesys/2/chat/aura/${chats.ended.chatId}/disconnect`, chats.ended)
  const where = { chatId: { equals: chats.closed.chatId } }
  genesys.db.session.update({ where, data: { state: 'ended' } })
  genesys.db.file.create({ chatId: chats.full.chatId, size: 10 })
  for (const size of [0, 0]) genesys.db.file.create({ chatId: chats.many.chatId, size })
  return { genesys, chats: Object.entries(chats) }
}

function bodyOf({ json, ...fields }: Asked): BodyInit {
  if (json !== undefined) return JSON.stringify(json)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) form.append(name, new File(['x'.repeat(value[1])], value[0]))
    else form.append(name, String(value))
  }
  return form
}

/** Why the newest request was refused, for a tester. */
const reasonIn = (genesys: GenesysMock): string | undefined => genesys.requests.last()?.error?.message

test.each<[request: string, asked: Asked, message: string]>([
  [
    'POST chat/aura',
    { subject: 'x' },
    'Failed to start a chat: nickname: missing. Send nickname, or both firstName and lastName.',
  ],
  [
    'POST chat/aura',
    { firstName: 'Ana' },
    'Failed to start a chat: lastName: missing. Send nickname, or both firstName and lastName.',
  ],
  [
    'POST chat/aura',
    { lastName: 'Ruiz' },
    'Failed to start a chat: firstName: missing. Send nickname, or both firstName and lastName.',
  ],
  [
    'POST chat/tel',
    { nickname: 'Ana' },
    'Failed to find the service "tel": there is no service "tel", only aura, voz. Ask for one of these, or name it in the option `services`.',
  ],
  [
    'POST chat/aura',
    { nickname: 'Ana', profile: 'x' },
    'Failed to find the profile "x": profile: there is no profile "x", only default, careful. Name one of these, or set it first: POST /genesys/2/mock/profiles, or genesys.profiles.set().',
  ],
  [
    'POST chat/aura/{chat}/refresh',
    { secureKey: '' },
    'Failed to read the parameters: secureKey: missing. Send secureKey in the body.',
  ],
  [
    'POST chat/aura/{chat}/refresh',
    { secureKey: 'wrong' },
    'Failed to open chat "{chat}": the secureKey or the userId is not that of the chat. Send those that the answer to Request Chat held.',
  ],
  [
    'POST chat/aura/nobody/refresh',
    {},
    'Failed to find chat "nobody": there is no chat "nobody". GET /genesys/2/mock/sessions/keys, or genesys.sessions.keys(), lists those there are.',
  ],
  [
    'POST chat/aura/{ended}/send',
    { message: 'Hi' },
    'Failed to write to chat "{ended}": the chat has ended (by client). Start a new one with Request Chat.',
  ],
  [
    'POST chat/voz/{chat}/refresh',
    {},
    'Failed to find chat "{chat}": chat "{chat}" belongs to the service "aura", not "voz". GET /genesys/2/mock/sessions/keys, or genesys.sessions.keys(), lists those there are.',
  ],
  [
    'POST chat/aura/{closed}/send',
    { message: 'Hi' },
    'Failed to write to chat "{closed}": the chat has ended. Start a new one with Request Chat.',
  ],
  [
    'POST chat/aura/{chat}/send',
    {},
    'Failed to read the parameters: message: missing. Send message in the body.',
  ],
  [
    'POST chat/aura/{chat}/send',
    { message: 'Hi', eventAttributes: '[]' },
    'Failed to read the parameters: eventAttributes: expected a JSON object as text. Send it as JSON.stringify() makes it.',
  ],
  [
    'POST chat/aura/{chat}/send',
    { message: 'Hi', transcriptPosition: 'x' },
    'Failed to read the parameters: transcriptPosition: expected an integer ≥ 0, or -1 for the last event, got "x". Send the nextPosition of the answer before.',
  ],
  [
    'POST chat/aura/{chat}/updateNickname',
    {},
    'Failed to read the parameters: nickname: missing. Send nickname in the body.',
  ],
  [
    'POST chat/aura/{chat}/readReceipt',
    {},
    'Failed to read the parameters: transcriptPosition: missing. Send the index of the last event that was read.',
  ],
  [
    'POST chat/aura/{chat}/pushUrl',
    {},
    'Failed to read the parameters: pushUrl: missing. Send pushUrl in the body.',
  ],
  [
    'POST chat/aura/{chat}/pushUrl',
    { pushUrl: '/x' },
    'Failed to read the parameters: pushUrl: expected an absolute http or https URL without user name and password, got "/x". Send the whole address, as https://host/path.',
  ],
  [
    'POST chat/aura/{chat}/file',
    {},
    'Failed to read the parameters: file: missing. Send multipart/form-data with a part "file" that has a file name.',
  ],
  [
    'POST chat/aura/{chat}/file',
    { file: ['a.exe', 1] },
    'Failed to upload the file: "a.exe" is none of pdf, png. POST …/file/limits tells what is allowed; settings.chat.fileLimits of a profile changes it.',
  ],
  [
    'POST chat/aura/{chat}/file',
    { file: ['a.pdf', 11] },
    'Failed to upload the file: the file has more than 10 bytes. POST …/file/limits tells what is allowed; settings.chat.fileLimits of a profile changes it.',
  ],
  [
    'POST chat/aura/{full}/file',
    { file: ['a.pdf', 5] },
    'Failed to upload the file: the files would have more than 12 bytes together. POST …/file/limits tells what is allowed; settings.chat.fileLimits of a profile changes it.',
  ],
  [
    'POST chat/aura/{many}/file',
    { file: ['a.pdf', 0] },
    'Failed to upload the file: the chat has 2 files already. POST …/file/limits tells what is allowed; settings.chat.fileLimits of a profile changes it.',
  ],
  [
    'POST chat/aura/{agentless}/file',
    { file: ['a.pdf', 1] },
    'Failed to upload the file: file: an agent has to be in the chat first (uploadNeedAgent). POST …/file/limits tells what is allowed; settings.chat.fileLimits of a profile changes it.',
  ],
  [
    'POST chat/aura/{chat}/file/x/download',
    {},
    `Failed to find the file "x": there is no file "x" in chat "{chat}". Ask for one by the file-id that the upload's answer, or the FileUploaded event, has in its userData.`,
  ],
  [
    'POST mock/chat/tel/{chat}/send',
    { 'from[type]': 'Agent', type: 'Message' },
    'Failed to find the service "tel": there is no service "tel", only aura, voz. Ask for one of these, or name it in the option `services`.',
  ],
  [
    'POST mock/chat/aura/{chat}/send',
    { 'from[type]': 'Bot', type: 'Message' },
    'Failed to send the events: from.type: expected one of Client, Agent, Supervisor, External. Correct this field; nothing was scheduled.',
  ],
  [
    'POST mock/chat/aura/{chat}/file',
    { 'from[type]': 'Client', file: ['a.pdf', 1] },
    'Failed to read the parameters: from.type: a client sends a file itself. POST …/chat/{serviceName}/{chatId}/file does it for the client.',
  ],
  [
    'POST mock/profiles/x',
    { json: { profile: 'y', settings: { chat: {} } } },
    'Failed to read the parameters: profile: expected "x", as in the path, got "y". Leave it out, or make both the same.',
  ],
  [
    'POST mock/profiles/x',
    { json: { chat: 1 } },
    'Failed to set the profiles: chat: expected an object { extends?, pushUrl?, pushMessage?, autoMessages?, replies?, fileLimits?, idle?, flexDisconnectTimeout?, monitored?, ending?, aliasChanges?, faults? }. Correct this field; no profile was changed.',
  ],
  [
    'POST mock/profiles',
    { json: [profile, profile] },
    'Failed to read the parameters: [1].profile: "a" is there twice. Correct this field; no profile was changed.',
  ],
  [
    'POST mock/faults',
    { json: { delay: -1 } },
    'Failed to add the faults: delay: expected a number of milliseconds ≥ 0 and ≤ 2147483647. Correct this field; no fault was added.',
  ],
  [
    'DELETE mock/faults/x',
    {},
    'Failed to remove the fault "x": there is no fault "x". GET /genesys/2/mock/faults, or genesys.faults.list(), lists those there are.',
  ],
  [
    'POST mock/scheduler/jobs/x/run',
    {},
    'Failed to run the job "x": there is no job "x", or it has happened already. GET /genesys/2/mock/scheduler, or genesys.scheduler.pending(), lists those there are.',
  ],
  [
    'DELETE mock/scheduler/jobs/x',
    {},
    'Failed to cancel the job "x": there is no job "x", or it has happened already. GET /genesys/2/mock/scheduler, or genesys.scheduler.pending(), lists those there are.',
  ],
  [
    'POST mock/clock',
    { scale: 'fast' },
    'Failed to read the parameters: scale: expected a number, got "fast". Send it in digits, as 0.5.',
  ],
  [
    'POST chat/aura/x/dance',
    {},
    "Failed to answer POST /genesys/2/chat/aura/x/dance: there is no operation at /genesys/2/chat/aura/x/dance. The README's table lists those there are.",
  ],
  [
    'PUT chat/aura',
    {},
    'Failed to answer PUT /genesys/2/chat/aura: the operation at /genesys/2/chat/aura takes POST, not PUT. Use POST.',
  ],
])('%s with %j says why it is refused, and what to do', async (request, asked, message) => {
  const { genesys, chats } = await refusingMock()
  let [method, path = ''] = request.split(' ')
  let secureKey = 'x'
  for (const [name, chat] of chats) {
    if (path.includes(`{${name}}`)) secureKey = chat.secureKey
    path = path.replace(`{${name}}`, chat.chatId)
  }
  const body = bodyOf('json' in asked ? asked : { secureKey, ...asked })
  await genesys.fetch(new Request(`http://gms.test/genesys/2/${path}`, { method: method ?? '', body }))
  const named = chats.reduce(
    (text, [name, { chatId }]) => text?.replaceAll(chatId, `{${name}}`),
    reasonIn(genesys),
  )
  expect(named).toBe(message)
})

test.each([
  ['NaN', { a: 1, b: Number.NaN }],
  ['a function', { a: 1, b: () => 1 }],
  ['a bigint', { a: 1, b: 10n }],
  ['NaN in an array', { a: [1, Number.NaN] }],
  ['Infinity in an object', { a: 1, b: { c: 1, d: Number.POSITIVE_INFINITY } }],
])('attributes of an event with %s, which is no JSON, are refused', (_, eventAttributes) => {
  const genesys = mockAlone()
  // The types forbid most of it; those who write no types do it all the same.
  const { profiles }: { profiles: { set(profile: object): unknown } } = genesys
  const event = { from: { type: 'Agent' }, type: 'Message', eventAttributes }
  const given = { profile: 'x', settings: { chat: { autoMessages: [event] } } }
  expect(() => profiles.set(given)).toThrow(
    'settings.chat.autoMessages[0].eventAttributes: expected an object of JSON values',
  )
})
