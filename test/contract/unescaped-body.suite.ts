import { expect, test } from 'vitest'
import { startChat } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'
import { codesOf, messageOf, silent } from './warned-chat'

export const unescapedBodySuite: ContractSuite = (open) => {
  const form = 'application/x-www-form-urlencoded'
  const sendRaw = async (opened: Opened, message: string, type: string | null = form) => {
    const chat = await startChat(opened)
    const body = new TextEncoder().encode(message.replace('KEY', chat.secureKey))
    const headers = type === null ? new Headers() : new Headers({ 'content-type': type })
    return opened.call(chat.path('send'), { method: 'POST', headers, body })
  }

  test.each([
    ['secureKey=KEY&message=so sure', 'message holds a raw space'],
    ['secureKey=KEY&message=100%', 'message holds a "%" without two hex digits after it'],
    ['secureKey=KEY&message=100%2', 'message holds a "%" without two hex digits after it'],
    ['secureKey=KEY&message=100%%20', 'message holds a "%" without two hex digits after it'],
    ['secureKey=KEY&message=%C3%B1%zz', 'message holds a "%" without two hex digits after it'],
    ['message=salt&pepper&secureKey=KEY', 'what follows the "&" after message has no "="'],
    ['secureKey=KEY&message=salt&pepper', 'what follows the "&" after message has no "="'],
    ['message=salt&&secureKey=KEY', 'what follows the "&" after message has no "="'],
    ['Hi&secureKey=KEY', 'it does not begin with a name and "="'],
    ['message=100% sure & more&secureKey=KEY', 'message holds a raw space'],
  ])('%s is named', async (body, flaw) => {
    for (const type of [form, 'text/plain;charset=UTF-8', null]) {
      const opened = open(silent())
      await sendRaw(opened, body, type)
      expect(codesOf(opened)).toEqual(['UNESCAPED_BODY'])
      expect(messageOf(opened)).toBe(
        `The form of send is not escaped: ${flaw}. Genesys cuts a text at a raw "&", and garbles or refuses one with a raw "%" or space. Make the body with URLSearchParams, or pass each name and value through encodeURIComponent.`,
      )
    }
  })

  test.each([
    'message=100%25+sure+%26%20more&secureKey=KEY',
    'message=%c3%B1&secureKey=KEY&alias=',
    '&message=Hi&secureKey=KEY&',
    'message=a=b&secureKey=KEY',
    '=&message=Hi&secureKey=KEY',
    '{"message": "100% sure & more", "secureKey": "KEY"}',
  ])('%s is not', async (body) => {
    for (const type of [form, 'text/plain', null]) {
      const opened = open(silent())
      expect((await sendRaw(opened, body, type)).body).toMatchObject({ statusCode: 0 })
      expect(codesOf(opened)).toEqual([])
    }
  })

  test('nor what is no form: JSON, multipart, nothing', async () => {
    const opened = open(silent())
    await sendRaw(opened, '{"message": "100% sure & more", "secureKey": "KEY"}', 'application/json')
    const multipart = new FormData()
    multipart.append('nickname', 'Ana & Eva, 100%')
    await opened.call('/genesys/2/chat/aura', { method: 'POST', body: multipart })
    await opened.call('/genesys/2/chat/aura?nickname=Ana', { method: 'POST' })
    expect(opened.genesys.sessions.keys()).toHaveLength(3)
    expect(codesOf(opened)).toEqual([])
  })

  test('on Request Chat, it belongs to the new chat, or to none', async () => {
    const opened = open(silent())
    const init = (body: string) => ({ method: 'POST', body })
    const { body } = await opened.call('/genesys/2/chat/aura', init('nickname=Ana María'))
    await opened.call('/genesys/2/chat/aura', init('subject=Help me'))
    expect(opened.genesys.warnings).toMatchObject([
      { code: 'UNESCAPED_BODY', chatId: body.chatId, request: { form: { nickname: 'Ana María' } } },
      { code: 'UNESCAPED_BODY', chatId: null, request: { answer: { httpStatus: 400 } } },
    ])
  })

  test("the mock's own API is not Genesys's", async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    await opened.call(chat.path('send').replace('/2/', '/2/mock/'), {
      method: 'POST',
      body: 'type=Message&from[type]=External&text=100% sure',
    })
    expect(await chat.transcript(2)).toMatchObject([{ text: '100% sure' }])
    expect(codesOf(opened)).toEqual([])
  })
}
