import { expect, test } from 'vitest'
import { post, postJson, startChat } from '../../doors/chat-client'
import { isPresent } from '../contract-operations'
import type { ContractSuite } from '../suite'
import type { Section8Row } from './rows'
import { fileIdIn, silent, upload } from './tour'

const limitsInEveryForm: ContractSuite = (open) => {
  test.each([
    ['a form', () => new URLSearchParams()],
    ['multipart', () => new FormData()],
  ])('as %s', async (_, empty) => {
    const opened = open(silent())
    const { secureKey, path } = await startChat(opened)
    const body = empty()
    body.set('secureKey', secureKey)
    const answer = await opened.call(path('file/limits'), { method: 'POST', body })
    expect(answer.body).toMatchObject({ statusCode: 0, messages: [{ text: 'file-client-cfg-get' }] })
  })
}

const isPage = 'document' in globalThis

/** The rows about what has to be understood; undefined: the operation is not there yet. */
export const rowsOfRequests = {
  '`POST …/chat/{serviceName}/` with a trailing slash must work as without': (open) => {
    test.each(['', '/'])('with "%s" at the end', async (end) => {
      const opened = open()
      const { status, body } = await opened.call(`/genesys/2/chat/aura${end}`, post({ nickname: 'Ana' }))
      expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 0 } })
      expect(opened.genesys.sessions.last()?.serviceName).toBe('aura')
      const path = `/genesys/2/chat/aura/${body.chatId}/refresh${end}`
      const later = await opened.call(path, post({ secureKey: String(body.secureKey) }))
      expect(later.body).toMatchObject({ statusCode: 0, nextPosition: 2 })
    })
  },

  'over real HTTP: CORS headers, and a preflight that allows `apikey` and `content-type`': (open) => {
    const origin = 'https://frontend.test'

    // A page can't ask this: its browser does, and does not let it set such headers.
    test.skipIf(isPage)(
      'a preflight is answered, for every method and header, and is no request',
      async () => {
        const opened = open()
        const response = await opened.fetch('/genesys/2/chat/aura', {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'apikey,content-type',
          },
        })
        expect(response.status).toBe(204)
        expect(response.headers.get('access-control-allow-origin')).toBe('*')
        expect(response.headers.get('access-control-allow-methods')).toContain('POST')
        expect(response.headers.get('access-control-allow-headers')).toBe('apikey,content-type')
        expect(opened.genesys.requests.all()).toEqual([])
      },
    )

    test('every answer, also a refusal and a file, may be read from any origin', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const { secureKey } = chat
      const { body } = await opened.call(chat.path('file'), { method: 'POST', body: upload({ secureKey }) })
      const download = chat.path(`file/${fileIdIn(body)}/download`)
      for (const path of [
        '/genesys/2/chat/aura',
        `${download}?secureKey=${chat.secureKey}`,
        '/genesys/2/mock/nothing',
      ]) {
        const response = await opened.fetch(path, {
          ...post({ nickname: 'Ana' }),
          headers: { origin, apikey: 'x' },
        })
        expect(response.headers.get('access-control-allow-origin')).toBe('*')
      }
    })
  },

  '`/file/limits` accepts multipart **and** form bodies': isPresent('fileLimits')
    ? limitsInEveryForm
    : undefined,

  'sloppy form bodies (`message=100% sure & more&userId=…`) must never be a 500': (open) => {
    test.each([
      ['unescaped', 'message=100% sure & more', '100% sure '],
      ['badly escaped', 'message=%E0%A4%A&&=&%=%', '\uFFFD%A'],
      ['unescaped in another language', 'message=¿100 % señor?', '¿100 % señor?'],
    ])('%s', async (_, sloppy, text) => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const { status, body } = await opened.call(chat.path('send'), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `${sloppy}&userId=${chat.userId}&secureKey=${chat.secureKey}`,
      })
      expect({ status, body }).toMatchObject({ status: 200, body: { statusCode: 0 } })
      expect(await chat.transcript(2)).toMatchObject([{ text }])
    })
  },

  'a body sent as `text/plain` (fetch default) or with no body on download/delete must work': (open) => {
    test('as text/plain', async () => {
      const opened = open(silent())
      const { body } = await opened.call('/genesys/2/chat/aura', { method: 'POST', body: 'nickname=Ana' })
      const init = { method: 'POST', body: `secureKey=${body.secureKey}&message=Hi&transcriptPosition=2` }
      const answer = await opened.call(`/genesys/2/chat/aura/${body.chatId}/send`, init)
      expect(answer.body).toMatchObject({ statusCode: 0, messages: [{ index: 2, text: 'Hi' }] })
    })

    if (!isPresent('downloadFile') || !isPresent('deleteFile')) return
    test('with no body on download and delete', async () => {
      const opened = open(silent())
      const { path, secureKey } = await startChat(opened)
      const { body } = await opened.call(path('file'), { method: 'POST', body: upload({ secureKey }) })
      const call = (operation: string) =>
        opened.fetch(`${path(`file/${fileIdIn(body)}/${operation}`)}?secureKey=${secureKey}`, {
          method: 'POST',
        })
      expect(await (await call('download')).text()).toBe('%PDF')
      expect(await (await call('delete')).json()).toMatchObject({ statusCode: 0 })
    })
  },

  'JSON bodies, and `transcriptPosition` as a query parameter, are used by some newer clients': (open) => {
    test('from the beginning of a chat to its end', async () => {
      const opened = open(silent())
      const created = await opened.call('/genesys/2/chat/aura', postJson({ nickname: 'Ana' }))
      const { chatId, secureKey } = created.body
      const call = (operation: string, fields: object = {}) =>
        opened.call(`/genesys/2/chat/aura/${chatId}/${operation}`, postJson({ secureKey, ...fields }))
      const sent = await call('send?transcriptPosition=2', { message: 'Hi' })
      expect(sent.body).toMatchObject({ statusCode: 0, messages: [{ index: 2, text: 'Hi' }] })
      const last = await call('refresh?transcriptPosition=-1')
      expect(last.body).toMatchObject({ statusCode: 0, messages: [{ index: 2 }] })
      expect((await call('disconnect')).body).toMatchObject({ statusCode: 0, chatEnded: true })
    })
  },

  '`alias` and `userId` absent from a request is accepted (only `secureKey` identifies)': (open) => {
    test('and so are empty ones, and an alias of yesterday', async () => {
      const chat = await startChat(open(silent()))
      for (const form of [{}, { userId: '', alias: '' }, { userId: chat.userId, alias: '999' }]) {
        expect((await chat.call('send', { message: 'Hi', ...form })).body).toMatchObject({ statusCode: 0 })
      }
      expect((await chat.call('disconnect')).body).toMatchObject({ statusCode: 0 })
    })
  },
} satisfies Partial<Record<Section8Row, ContractSuite | undefined>>
