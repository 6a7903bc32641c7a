import { expect, test } from 'vitest'
import { post, postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

export const requestChatSuite: ContractSuite = (open) => {
  test('answers with the envelope of a new chat, as JSON', async () => {
    const { call } = open()
    const { status, headers, body } = await call('/genesys/2/chat/aura', post({ nickname: 'Ana' }))
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(body).toEqual({
      messages: [
        {
          from: { nickname: 'Ana', participantId: 1, type: 'Client' },
          index: 1,
          type: 'ParticipantJoined',
          utcTime: expect.any(Number),
        },
      ],
      chatEnded: false,
      statusCode: 0,
      alias: '117',
      secureKey: expect.stringMatching(/^[0-9a-f]{20}$/),
      userId: expect.stringMatching(/^[0-9A-F]{16}$/),
      chatId: expect.stringMatching(/^[0-9A-Z]{5}a[0-9A-Z]{10}$/),
      nextPosition: 2,
    })
    expect(Object.keys(body)).toEqual([
      'messages',
      'chatEnded',
      'statusCode',
      'alias',
      'secureKey',
      'userId',
      'chatId',
      'nextPosition',
    ])
  })

  test('makes the nickname of first and last name, when there is none', async () => {
    const opened = open()
    const chat = await startChat(opened, {
      nickname: '',
      firstName: ' First',
      lastName: 'Last ',
      subject: 'Hi',
    })
    expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({ nickname: 'First Last', subject: 'Hi' })
  })

  test('keeps subject, e-mail address and attached data', async () => {
    const opened = open()
    const chat = await startChat(opened, {
      subject: 'Help',
      emailAddress: 'ana@example.com',
      'userData[TimeZone]': '-480',
      'userData[a[b]]': 'nested',
      'userData[constructor]': 'plain data',
    })
    expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
      subject: 'Help',
      emailAddress: 'ana@example.com',
      userData: { TimeZone: '-480', 'a[b]': 'nested', constructor: 'plain data' },
    })
  })

  test.each([
    ['with a trailing slash', '/genesys/2/chat/aura/'],
    ['in other letter case', '/Genesys/2/Chat/aura'],
    ['behind a gateway', '/gateway/v1/genesys/2/chat/aura'],
  ])('is found %s', async (_, path) => {
    const { body } = await open().call(path, post({ nickname: 'Ana' }))
    expect(body).toMatchObject({ statusCode: 0, nextPosition: 2 })
  })

  test('keeps the letter case and the escapes of the service name', async () => {
    const opened = open()
    await opened.call('/genesys/2/chat/Aura%20Voz', post({ nickname: 'Ana' }))
    expect(opened.genesys.sessions.list()[0]?.serviceName).toBe('Aura Voz')
  })

  test.each<[string, RequestInit]>([
    ['a form', post({ nickname: 'Ana', 'userData[k]': 'v' })],
    ['JSON', postJson({ nickname: 'Ana', userData: { k: 'v' } })],
    ['JSON with a number in its data', postJson({ nickname: 'Ana', userData: { k: 'v' }, subject: 7 })],
    ['JSON of a subtype', labelled('application/vnd.chat+json', '{"nickname":"Ana","userData":{"k":"v"}}')],
    [
      'JSON with a charset',
      labelled('application/json ; charset=utf-8', '{"nickname":"Ana","userData":{"k":"v"}}'),
    ],
    ['a form that begins like JSON', labelled('text/plain', '{=&nickname=Ana&userData[k]=v')],
    [
      'the first of several fields of one name',
      labelled(formType, 'nickname=Ana&nickname=Eva&userData[k]=v&userData[k]=w'),
    ],
    [
      'a field that only looks like attached data as such',
      labelled(formType, 'nickname=Ana&userData[]=x&userData[open=x&a-long-name]=x&userData[k]=v'),
    ],
    ['a form sent as text/plain', { method: 'POST', body: 'nickname=Ana&userData[k]=v' }],
    ['JSON sent as text/plain', { method: 'POST', body: '{"nickname":"Ana","userData":{"k":"v"}}' }],
    ['multipart', { method: 'POST', body: multipart({ nickname: 'Ana', 'userData[k]': 'v' }) }],
    [
      'the first of several parts of one name',
      { method: 'POST', body: multipart({ nickname: 'Ana', 'userData[k]': 'v' }, { nickname: 'Eva' }) },
    ],
  ])('reads %s', async (_, init) => {
    const opened = open()
    const { body } = await opened.call('/genesys/2/chat/aura', init)
    expect(body).toMatchObject({ statusCode: 0 })
    const [session] = opened.genesys.sessions.list()
    expect([session?.nickname, session?.userData]).toEqual(['Ana', { k: 'v' }])
  })

  test('reads parameters from the query, the body first', async () => {
    const opened = open()
    await opened.call('/genesys/2/chat/aura?nickname=Query&subject=Help', post({ nickname: 'Body' }))
    expect(opened.genesys.sessions.list()[0]).toMatchObject({ nickname: 'Body', subject: 'Help' })
  })

  test('one that is empty in the body does not hide that of the query', async () => {
    const opened = open()
    await opened.call('/genesys/2/chat/aura?nickname=Ana', post({ nickname: '', subject: '' }))
    expect(opened.genesys.sessions.list()[0]).toMatchObject({ nickname: 'Ana', subject: '' })
  })

  test('takes an empty body for none, whatever it is said to be', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'application/json', 'text/plain']) {
      const init = { method: 'POST', headers: { 'content-type': type }, body: '' }
      expect((await open().call('/genesys/2/chat/aura?nickname=Ana', init)).body).toMatchObject({
        statusCode: 0,
      })
    }
  })

  test('takes null in JSON for nothing', async () => {
    const opened = open()
    await opened.call(
      '/genesys/2/chat/aura',
      postJson({ nickname: 'Ana', subject: null, userData: { a: null, b: 'x' } }),
    )
    expect(opened.genesys.sessions.list()[0]).toMatchObject({ subject: null, userData: { b: 'x' } })
    expect(opened.genesys.sessions.list()[0]?.userData).not.toHaveProperty('a')
  })

  test('ignores what widgets send besides', async () => {
    const chat = await startChat(open(), { text: '', alias: '', secureKey: '', userId: '', endpoint: 'x' })
    expect(chat.answer).toMatchObject({ statusCode: 0 })
  })

  test('gives every chat its own identifiers', async () => {
    const opened = open()
    const chats = [await startChat(opened), await startChat(opened), await startChat(opened)]
    expect(new Set(chats.map(({ chatId }) => chatId)).size).toBe(3)
    expect(new Set(chats.map(({ secureKey }) => secureKey)).size).toBe(3)
  })
}

const formType = 'application/x-www-form-urlencoded'

function labelled(type: string, body: string): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body }
}

function multipart(...fields: Record<string, string>[]): FormData {
  const form = new FormData()
  for (const [name, value] of fields.flatMap((each) => Object.entries(each))) form.append(name, value)
  return form
}
