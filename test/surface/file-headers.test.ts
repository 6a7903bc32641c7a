import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGenesysMock, type GenesysMock } from '../../src/index'

interface Transport {
  genesys: GenesysMock
  /** Sends a POST to a path below `/genesys/2/`. */
  post(path: string, init: RequestInit): Promise<Response>
  close(): Promise<void>
}

const options = {
  profiles: [
    {
      profile: 'default',
      settings: { chat: { fileLimits: { uploadFileTypes: [], uploadMaxFiles: 1_000 } } },
    },
  ],
}

const transports: Record<string, () => Promise<Transport>> = {
  async 'genesys.fetch'() {
    const genesys = createGenesysMock(options)
    return {
      genesys,
      async post(path, init) {
        const request = new Request(`http://gms.test/genesys/2/${path}`, { method: 'POST', ...init })
        return (await genesys.fetch(request)) ?? Response.error()
      },
      close: async () => genesys.dispose(),
    }
  },
  async MSW() {
    const genesys = createGenesysMock(options)
    const server = setupServer(...genesys.handlers)
    server.listen()
    return {
      genesys,
      post: (path, init) => fetch(`http://gms.test/genesys/2/${path}`, { method: 'POST', ...init }),
      async close() {
        server.close()
        genesys.dispose()
      },
    }
  },
  async 'the HTTP server'() {
    const server = await startGenesysServer(options)
    return {
      genesys: server.mock,
      post: (path, init) => fetch(`${server.url}/genesys/2/${path}`, { method: 'POST', ...init }),
      close: () => server.close(),
    }
  },
}

const badTypes = [
  'text/plain\u0000',
  'text/plain\u0001; charset=utf-8',
  'text/plain\u007f',
  'text/\tplain',
  'текст/plain',
  'text/plaín',
  '文本',
  'image/😀',
  `image/${'x'.repeat(2_000)}`,
]
const badNames = ['x'.repeat(2_000)]
const goodNames = [
  'Ω.pdf',
  '😀.pdf',
  "it's (1)*.pdf",
  'ñandú.pdf',
  'a\u0000b.pdf',
  '日本語.pdf',
  'x'.repeat(255),
]

/** A body with bytes that no FormData would make. */
function multipart(secureKey: string, name: string, type: string): RequestInit {
  const parts = [
    `name="secureKey"\r\n\r\n${secureKey}`,
    `name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\nhello`,
  ]
  const body = parts.map((part) => `--part\r\ncontent-disposition: form-data; ${part}\r\n`).join('')
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=part' },
    body: `${body}--part--\r\n`,
  }
}

describe.each(Object.keys(transports))('over %s', (name) => {
  let transport: Transport
  let chat: { chatId: string; secureKey: string }

  beforeAll(async () => {
    const opened = await transports[name]?.()
    if (!opened) throw new Error(`there is no transport ${name}`)
    transport = opened
    const body = new URLSearchParams({ nickname: 'Ana' })
    chat = await (await transport.post('chat/aura', { body })).json()
  })
  afterAll(() => transport.close())

  const download = async (fileId: string) => {
    const body = new URLSearchParams({ secureKey: chat.secureKey })
    const response = await transport.post(`chat/aura/${chat.chatId}/file/${fileId}/download`, { body })
    return { response, text: await response.text() }
  }

  test.each([
    ...badTypes.map((type) => ['a.pdf', type, 'file.type: expected a media type'] as const),
    ...badNames.map((file) => [file, 'a/b', 'file.name: expected a text of at most 1000'] as const),
  ])(
    'the upload of %j of the type %j is rejected, by the client and by an agent',
    async (file, type, advice) => {
      const count = transport.genesys.db.file.count()
      for (const path of [`chat/aura/${chat.chatId}/file`, `mock/chat/aura/${chat.chatId}/file`]) {
        const response = await transport.post(path, multipart(chat.secureKey, file, type))
        expect(response.status).toBe(400)
        expect(await response.json()).toEqual({
          errors: [{ code: 100, advice: expect.stringContaining(advice) }],
        })
      }
      const { genesys } = transport
      const ana = genesys.agent(chat.chatId, { nickname: `Ana ${genesys.requests.all().length}` })
      await ana.join()
      await expect(ana.sendFile({ name: file, type, content: 'x' })).rejects.toMatchObject({
        code: 'INVALID_PARAMETER',
        reason: expect.stringContaining(advice),
      })
      expect(() => genesys.db.file.create({ chatId: chat.chatId, name: file, type })).toThrow(
        expect.objectContaining({
          code: 'INVALID_QUERY',
          reason: expect.stringContaining(advice.replace('file', 'row')),
        }),
      )
      expect(genesys.db.file.count()).toBe(count)
    },
  )

  test.each(['\ud800.pdf', '\udc00', 'a\ud800b'])(
    'a name with a lone surrogate, %j, is rejected',
    async (file) => {
      const { genesys } = transport
      const ana = genesys.agent(chat.chatId, { nickname: `Leo ${file.length} ${file.charCodeAt(0)}` })
      await ana.join()
      const code = 'INVALID_PARAMETER'
      await expect(ana.sendFile({ name: file, content: 'x' })).rejects.toMatchObject({ code })
      expect(() => genesys.db.file.create({ chatId: chat.chatId, name: file })).toThrow(
        'row.name: expected a text',
      )
      const { id } = genesys.db.file.create({ chatId: chat.chatId, content: btoa('hello') })
      const where = { id: { equals: id } }
      expect(() => genesys.db.file.update({ where, data: { name: file } })).toThrow(
        'data.name: expected a text',
      )
      expect(() => genesys.db.file.update({ where, data: { content: '?' } })).toThrow(
        'data.content: expected base64',
      )
      const snapshot = genesys.snapshot()
      for (const row of snapshot.tables.file) if (row.id === id) row.name = file
      expect(() => genesys.restore(snapshot)).toThrow(
        expect.objectContaining({
          code: 'INVALID_SNAPSHOT',
          message: expect.stringContaining('.name: expected a text'),
        }),
      )
      expect(await download(id)).toMatchObject({ response: { status: 200 }, text: 'hello' })
    },
  )

  test.each(goodNames)('a file called %j can be downloaded', async (file) => {
    const response = await transport.post(
      `chat/aura/${chat.chatId}/file`,
      multipart(chat.secureKey, file, 'Text/Plain; charset="utf-8"'),
    )
    const { userData } = await response.json()
    const answer = await download(userData['file-id'])
    expect(answer).toMatchObject({ response: { status: 200 }, text: 'hello' })
    const [, escaped = ''] =
      /filename\*=UTF-8''(.*)$/.exec(answer.response.headers.get('content-disposition') ?? '') ?? []
    expect(decodeURIComponent(escaped)).toBe(file)
    transport.genesys.db.file.delete({ where: { id: { equals: userData['file-id'] } } })
  })
})
