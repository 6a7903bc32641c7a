import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { messagesOf, postJson, type StartedChat, startChat, stateOf } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)

interface Upload {
  name?: string
  type?: string
  content?: Uint8Array<ArrayBuffer> | string
  fields?: Record<string, string>
}

function upload(
  opened: Opened,
  chat: StartedChat,
  { name = 'a.png', type = 'image/png', content = bytes, fields = {} }: Upload = {},
) {
  const form = new FormData()
  form.append('secureKey', chat.secureKey)
  for (const [key, value] of Object.entries(fields)) form.append(key, value)
  form.append('file', new File([content], name, { type }))
  return opened.call(chat.path('file'), { method: 'POST', body: form })
}

const fileIdOf = (body: Record<string, unknown>): string => {
  const { userData = {} }: { userData?: Record<string, string> } = body
  return userData['file-id'] ?? ''
}

export const filesSuite: ContractSuite = (open) => {
  test('an upload answers with the file-id, and tells the chat of the file', async () => {
    const opened = open()
    const chat = await startChat(opened)
    const { status, body } = await upload(opened, chat, {
      fields: { 'userData[file-description]': 'my bill' },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 0, messages: [], nextPosition: 3 })
    const fileId = fileIdOf(body)
    expect(fileId).toMatch(/^[0-9a-f]{24}$/)
    expect(await chat.transcript(2)).toMatchObject([
      {
        type: 'FileUploaded',
        from: { type: 'Client', participantId: 1 },
        userData: {
          'file-id': fileId,
          'file-name': 'a.png',
          'file-size': '70000',
          'file-description': 'my bill',
        },
      },
    ])
  })

  test.each(['form', 'no body but the query', 'multipart'])(
    'what is downloaded is what was uploaded (%s)',
    async (kind) => {
      const opened = open()
      const chat = await startChat(opened)
      const fileId = fileIdOf((await upload(opened, chat, { name: 'mañana 1.PNG' })).body)
      const path = chat.path(`file/${fileId}/download`)
      const form = new FormData()
      form.append('secureKey', chat.secureKey)
      const response = await opened.fetch(
        kind === 'form' || kind === 'multipart' ? path : `${path}?secureKey=${chat.secureKey}`,
        {
          method: 'POST',
          ...(kind === 'form' ? { body: new URLSearchParams({ secureKey: chat.secureKey }) } : {}),
          ...(kind === 'multipart' ? { body: form } : {}),
        },
      )
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(response.headers.get('content-disposition')).toBe(
        "attachment; filename*=UTF-8''ma%C3%B1ana%201.PNG",
      )
      // As texts, which takes a hundredth of the time.
      expect(new Uint8Array(await response.arrayBuffer()).join()).toBe(bytes.join())
    },
  )

  test('a name with every kind of character comes back in one header', async () => {
    const opened = open()
    const chat = await startChat(opened)
    const fileId = fileIdOf((await upload(opened, chat, { name: "it's (1)*.pdf" })).body)
    const response = await opened.fetch(
      `${chat.path(`file/${fileId}/download`)}?secureKey=${chat.secureKey}`,
      {
        method: 'POST',
      },
    )
    expect(response.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''it%27s%20%281%29%2A.pdf",
    )
  })

  test('a name that is a type has no type', async () => {
    const opened = open()
    expect((await upload(opened, await startChat(opened), { name: 'pdf' })).body).toMatchObject({
      errors: [{ code: 203 }],
    })
  })

  test('an empty file is a file', async () => {
    const opened = open()
    const chat = await startChat(opened)
    const fileId = fileIdOf((await upload(opened, chat, { name: 'empty.pdf', type: '', content: '' })).body)
    const response = await opened.fetch(
      `${chat.path(`file/${fileId}/download`)}?secureKey=${chat.secureKey}`,
      { method: 'POST' },
    )
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect((await response.arrayBuffer()).byteLength).toBe(0)
  })

  test('a deleted file is gone, and the chat is told', async () => {
    const opened = open()
    const chat = await startChat(opened)
    const fileId = fileIdOf((await upload(opened, chat)).body)
    const { body } = await chat.call(`file/${fileId}/delete`, { transcriptPosition: '3' })
    expect(messagesOf(body)).toMatchObject([
      { type: 'FileDeleted', userData: { 'file-id': fileId, 'file-name': 'a.png' } },
    ])
    for (const operation of ['download', 'delete']) {
      const refused = await chat.call(`file/${fileId}/${operation}`)
      expect(refused.status).toBe(404)
      expect(refused.body).toEqual({ errors: [{ code: 404, advice: expect.stringContaining(fileId) }] })
    }
    expect(await chat.transcript(4)).toEqual([])
  })

  test('a file belongs to its chat', async () => {
    const opened = open()
    const chat = await startChat(opened)
    const other = await startChat(opened)
    const fileId = fileIdOf((await upload(opened, chat)).body)
    for (const operation of ['download', 'delete']) {
      expect((await other.call(`file/${fileId}/${operation}`)).status).toBe(404)
      expect((await chat.call(`file/${fileId}/${operation}`, { secureKey: 'wrong' })).body).toMatchObject({
        statusCode: 2,
      })
    }
    expect(opened.genesys.db.file.count()).toBe(1)
    opened.genesys.sessions.remove(chat.chatId)
    expect(opened.genesys.db.file.count()).toBe(0)
  })

  test('an ended chat gives its files, but takes and loses none', async () => {
    const opened = open()
    const chat = await startChat(opened)
    const fileId = fileIdOf((await upload(opened, chat)).body)
    await chat.call('disconnect')
    const path = chat.path(`file/${fileId}/download`)
    expect((await opened.fetch(`${path}?secureKey=${chat.secureKey}`, { method: 'POST' })).status).toBe(200)
    expect((await chat.call('file/limits')).body).toMatchObject({ statusCode: 0, chatEnded: true })
    expect((await upload(opened, chat)).body).toMatchObject({ statusCode: 2, chatEnded: true })
    for (const id of [fileId, 'unknown']) {
      expect((await chat.call(`file/${id}/delete`)).body).toMatchObject({ statusCode: 2, chatEnded: true })
    }
  })

  describe('the limits', () => {
    test('are the recorded ones, ten texts in a notice without an index', async () => {
      const opened = open({ clock: manualClock() })
      const chat = await startChat(opened)
      await upload(opened, chat)
      for (const init of [
        { body: new URLSearchParams({ secureKey: chat.secureKey }) },
        { body: multipart(chat) },
      ]) {
        const { body } = await opened.call(chat.path('file/limits'), { method: 'POST', ...init })
        expect(body).toMatchObject({ statusCode: 0, chatEnded: false, nextPosition: 3 })
        expect(messagesOf(body)).toEqual([
          {
            from: { nickname: 'Ana', participantId: 1, type: 'Client' },
            text: 'file-client-cfg-get',
            type: 'Notice',
            utcTime: 1_432_845_088_000,
            userData: {
              'download-attempts': '2',
              'upload-max-files': '5',
              'delete-file': 'odd',
              'upload-max-file-size': '10485760',
              'used-download-attempts': '0',
              'used-upload-max-total-size': '70000',
              'upload-need-agent': 'false',
              'used-upload-max-files': '1',
              'upload-max-total-size': '99614720',
              'upload-file-types': 'jpeg:jpg:pdf:png:zip',
            },
          },
        ])
      }
      expect(await chat.transcript()).toHaveLength(2)
    })

    test('come from the profile, then from the option', async () => {
      const opened = open({
        limits: { uploadMaxFiles: 7, uploadMaxFileSize: 8 },
        profiles: [
          {
            profile: 'small',
            settings: { chat: { fileLimits: { uploadMaxFileSize: 9, uploadFileTypes: [] } } },
          },
        ],
      })
      const limitsOf = async (profile: string) =>
        messagesOf((await (await startChat(opened, { profile })).call('file/limits')).body)[0]?.userData
      expect(await limitsOf('default')).toMatchObject({
        'upload-max-files': '7',
        'upload-max-file-size': '8',
      })
      expect(await limitsOf('small')).toMatchObject({
        'upload-max-files': '7',
        'upload-max-file-size': '9',
        'upload-file-types': '',
      })
    })

    test.each<[string, object, Upload[], number, string | RegExp]>([
      ['the number of files', { uploadMaxFiles: 1 }, [{}], 201, '1'],
      ['the size of one', { uploadMaxFileSize: 69_999 }, [], 202, '69999'],
      ['the size of all', { uploadMaxTotalSize: 139_999 }, [{}], 202, '139999'],
      ['the type', { uploadFileTypes: ['pdf', 'zip'] }, [], 203, 'pdf:zip'],
      [
        'the need of an agent',
        { uploadNeedAgent: true },
        [],
        100,
        /^file: an agent has to be in the chat first/,
      ],
    ])('on %s is enforced', async (_, fileLimits, before, code, advice) => {
      const opened = open({ profiles: [{ profile: 'default', settings: { chat: { fileLimits } } }] })
      const chat = await startChat(opened)
      for (const each of before)
        expect((await upload(opened, chat, each)).body).toMatchObject({ statusCode: 0 })
      const state = stateOf(opened)
      const { status, body } = await upload(opened, chat)
      expect(status).toBe(400)
      expect(body).toEqual({
        errors: [{ code, advice: typeof advice === 'string' ? advice : expect.stringMatching(advice) }],
      })
      expect(stateOf(opened)).toEqual(state)
    })

    test('let every type through where none is named, and no name without an ending where one is', async () => {
      const withTypes = (uploadFileTypes: string[]) =>
        open({ profiles: [{ profile: 'default', settings: { chat: { fileLimits: { uploadFileTypes } } } }] })
      const all = withTypes([])
      expect((await upload(all, await startChat(all), { name: 'a.exe' })).status).toBe(200)
      const some = withTypes(['pdf'])
      expect((await upload(some, await startChat(some), { name: 'pdf' })).status).toBe(400)
    })

    test('on the need of an agent are for one who is still there', async () => {
      const opened = open({
        profiles: [{ profile: 'default', settings: { chat: { fileLimits: { uploadNeedAgent: true } } } }],
      })
      const chat = await startChat(opened)
      const from = { type: 'Agent', nickname: 'Eva' }
      const events = [
        { from, type: 'ParticipantJoined' },
        { from, type: 'ParticipantLeft' },
      ]
      await opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(events))
      expect((await upload(opened, chat)).status).toBe(400)
    })

    test('let through what just fits, whatever the letter case of the name', async () => {
      const fileLimits = {
        uploadMaxFiles: 2,
        uploadMaxFileSize: 70_000,
        uploadMaxTotalSize: 140_000,
        uploadNeedAgent: true,
      }
      const opened = open({ profiles: [{ profile: 'default', settings: { chat: { fileLimits } } }] })
      const chat = await startChat(opened)
      const agent = { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined' }
      await opened.call(chat.path('send').replace('/2/', '/2/mock/'), postJson(agent))
      for (const name of ['a.JPG', 'b.tar.Zip']) {
        expect((await upload(opened, chat, { name })).body).toMatchObject({ statusCode: 0 })
      }
    })

    test('count again after a deletion', async () => {
      const opened = open({ limits: { uploadMaxFiles: 1 } })
      const chat = await startChat(opened)
      const fileId = fileIdOf((await upload(opened, chat)).body)
      expect((await upload(opened, chat)).status).toBe(400)
      await chat.call(`file/${fileId}/delete`)
      expect((await upload(opened, chat)).status).toBe(200)
    })
  })
}

function multipart({ secureKey }: StartedChat): FormData {
  const form = new FormData()
  form.append('secureKey', secureKey)
  return form
}
