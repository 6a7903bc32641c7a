import { describe, expect, onTestFinished, test } from 'vitest'
import { type Fault, manualClock, type SpoilName, spoilNames } from '../../src/index'
import { laws } from '../contract/validator/laws'
import { post, startChat } from '../doors/chat-client'
import { type Opened, openDoor } from '../doors/door'
import { doors } from '../doors/doors'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

/** By spoil, the operation that shows it, and the law of the contract that its answer then breaks. */
const broken: Record<SpoilName, [operation: 'requestChat' | 'refresh', law: keyof typeof laws]> = {
  malformedJson: ['refresh', 'object'],
  truncatedJson: ['refresh', 'object'],
  emptyBody: ['refresh', 'object'],
  textContentType: ['refresh', 'contentType'],
  emptyErrors: ['refresh', 'noErrors'],
  noStatusCode: ['refresh', 'statusCode'],
  textStatusCode: ['refresh', 'statusCode'],
  noChatId: ['requestChat', 'ids'],
  emptyChatId: ['requestChat', 'ids'],
  otherChatId: ['refresh', 'ids'],
  noSecureKey: ['requestChat', 'ids'],
  emptySecureKey: ['requestChat', 'ids'],
  otherSecureKey: ['refresh', 'ids'],
  noUserId: ['requestChat', 'ids'],
  noAlias: ['requestChat', 'ids'],
  noChatEnded: ['refresh', 'chatEnded'],
  textChatEnded: ['refresh', 'chatEnded'],
  wrongChatEnded: ['refresh', 'ending'],
  noNextPosition: ['refresh', 'nextPosition'],
  staleNextPosition: ['refresh', 'nextPosition'],
  noMessages: ['refresh', 'messages'],
  nullMessages: ['refresh', 'messages'],
  exclusivePosition: ['refresh', 'inclusive'],
  reversedMessages: ['refresh', 'index'],
  noAgentJoined: ['refresh', 'complete'],
  noIndex: ['refresh', 'index'],
  zeroBasedIndex: ['requestChat', 'index'],
  repeatedIndex: ['refresh', 'index'],
  noFrom: ['refresh', 'from'],
  lowerCasePartyType: ['refresh', 'fromType'],
  textParticipantId: ['refresh', 'participantId'],
  textUtcTime: ['refresh', 'utcTime'],
  unknownEventType: ['refresh', 'type'],
  nonTextUserData: ['refresh', 'userData'],
}

function openWatched(): Opened {
  const [door] = doors.filter(({ name }) => name === 'genesys.fetch')
  if (!door) throw new Error('there is no such door')
  const opened = openDoor(door, { clock: manualClock() })
  onTestFinished(() => opened.close())
  return opened
}

describe('a spoil', () => {
  test.each(spoilNames)('%s breaks the law it is meant to', async (spoil) => {
    const [operation, law] = broken[spoil]
    const opened = openWatched()
    const { faults } = opened.genesys
    if (operation === 'requestChat') {
      faults.add({ operation, respond: { spoil } })
      const spoilt = opened.call('/genesys/2/chat/aura', post({ nickname: 'Ana' }))
      await expect(spoilt).rejects.toMatchObject({ law: laws[law] })
    } else {
      const chat = await startChat(opened)
      await opened.genesys.advance(5_000)
      faults.add({ operation, respond: { spoil } })
      const spoilt = chat.call(operation, { transcriptPosition: '2' })
      await expect(spoilt).rejects.toMatchObject({ law: laws[law] })
      // Only that one answer was spoilt, and nothing of the chat.
      expect(opened.genesys.sessions.get(chat.chatId).messages).toHaveLength(6)
    }
  })
})

describe('nothing but one detail is spoilt:', () => {
  /** The answer to a refresh: what it is, and what a spoil makes of it. */
  async function refreshedWith(spoil: SpoilName) {
    const genesys = mockAlone({ clock: manualClock({ now: 0 }) })
    const { chatId, secureKey } = await start(genesys)
    const url = `http://gms.test/genesys/2/chat/aura/${chatId}/refresh`
    const right = await callMock(genesys, new URL(url).pathname, { secureKey })
    genesys.faults.add({ respond: { spoil } })
    const response = await genesys.fetch(new Request(url, post({ secureKey })))
    const text = (await response?.text()) ?? ''
    return { right, text, type: response?.headers.get('content-type') }
  }

  test('one comma behind the last field', async () => {
    const { right, text } = await refreshedWith('malformedJson')
    expect(text).toBe(JSON.stringify(right).replace(/}$/, ',}'))
  })

  test('no body, not even an empty one', async () => {
    expect((await refreshedWith('emptyBody')).text).toBe('')
  })

  test('the content type', async () => {
    const { right, text, type } = await refreshedWith('textContentType')
    expect({ text, type }).toEqual({ text: JSON.stringify(right), type: 'text/plain' })
  })

  test.each<[SpoilName, object]>([
    ['emptyErrors', { errors: [] }],
    ['otherChatId', { chatId: expect.stringMatching(/^\w{16}$/) }],
    ['otherSecureKey', { secureKey: expect.stringMatching(/^\w{20}$/) }],
    ['staleNextPosition', { nextPosition: 1 }],
  ])('the field of %s', async (spoil, spoilt) => {
    const { right, text } = await refreshedWith(spoil)
    expect(JSON.parse(text)).toEqual({ ...right, ...spoilt })
    expect(JSON.parse(text)).not.toEqual(right)
  })

  test.each<[SpoilName, object]>([
    ['lowerCasePartyType', { from: { nickname: 'Ana', participantId: 1, type: 'client' } }],
    ['unknownEventType', { type: 'Unknown' }],
  ])('the field of %s in an event', async (spoil, spoilt) => {
    const { right, text } = await refreshedWith(spoil)
    expect(JSON.parse(text)).toEqual({ ...right, messages: [{ ...right.messages[0], ...spoilt }] })
  })
})

test('the operation has run, and the journal keeps the answer as it was spoilt, under its chat', async () => {
  const genesys = mockAlone()
  genesys.faults.add({ operation: 'requestChat', respond: { spoil: 'noChatId' } })
  const answer = await start(genesys)
  const [chatId] = genesys.sessions.keys()
  expect(answer).not.toHaveProperty('chatId')
  expect(answer).toMatchObject({ statusCode: 0, secureKey: genesys.sessions.last()?.secureKey })
  expect(genesys.requests.all()).toMatchObject([
    { chatId, fault: 'fault-1', error: null, answer: { httpStatus: 200, body: answer } },
  ])
})

test.each<[string, Fault, string[]]>([
  ['is warned of where its answer is spoilt', { respond: { spoil: 'noChatId' } }, ['UNESCAPED_BODY']],
  ['is warned of where its answer is late', { delay: 0 }, ['UNESCAPED_BODY']],
  ['is not where it never reached Genesys', { respond: { http: 503 } }, []],
])('what real Genesys would punish %s', async (_, fault, codes) => {
  const genesys = mockAlone()
  genesys.faults.add(fault)
  await genesys.fetch(
    new Request('http://gms.test/genesys/2/chat/aura', { method: 'POST', body: 'nickname=Ana María' }),
  )
  expect(genesys.warnings.map(({ code }) => code)).toEqual(codes)
})

test('what can not be read leaves the journal without a body', async () => {
  const genesys = mockAlone()
  genesys.faults.add({ operation: 'requestChat', respond: { spoil: 'truncatedJson' } })
  await expect(start(genesys)).rejects.toThrow(SyntaxError)
  expect(genesys.requests.all()).toMatchObject([{ answer: { httpStatus: 200, body: {} } }])
  expect(genesys.requests.last()?.answer.body).toEqual({})
})

test('an answer that is no success is left as it is', async () => {
  const genesys = mockAlone({ seed: 1 })
  genesys.faults.add({ times: 'always', respond: { spoil: 'noStatusCode' } })
  const unknown = await callMock(genesys, '/genesys/2/chat/aura/nobody/refresh', { secureKey: 'x' })
  expect(unknown).toMatchObject({ statusCode: 2, errors: [{ code: 249 }] })
  const nameless = await callMock(genesys, '/genesys/2/chat/aura')
  expect(nameless).toEqual({ errors: [{ code: 161, advice: 'nickname: missing' }] })
})

test('the bytes of a download are left as they are', async () => {
  const genesys = mockAlone()
  const { chatId, secureKey } = await start(genesys)
  const { id } = genesys.db.file.create({ chatId, content: 'aGk=' })
  genesys.faults.add({ operation: 'downloadFile', respond: { spoil: 'malformedJson' } })
  const url = `http://gms.test/genesys/2/chat/aura/${chatId}/file/${id}/download?secureKey=${secureKey}`
  const response = await genesys.fetch(new Request(url, { method: 'POST' }))
  expect(await response?.text()).toBe('hi')
})
