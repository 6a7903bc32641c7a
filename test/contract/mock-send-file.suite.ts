import { describe, expect, test } from 'vitest'
import { type GenesysMockOptions, manualClock } from '../../src/index'
import { post, type StartedChat, startChat, stateOf } from '../doors/chat-client'
import type { Opened } from '../doors/door'
import type { ContractSuite } from './suite'

const silent = (): GenesysMockOptions => ({
  clock: manualClock(),
  profiles: [{ profile: 'default', settings: { chat: { fileLimits: { uploadMaxFiles: 0 } } } }],
})
const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)

function multipart(fields: Record<string, string> = {}): RequestInit {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  body.append('file', new File([bytes], 'offer.xyz', { type: 'application/x-offer' }))
  return { method: 'POST', body }
}

const sendFile = (opened: Opened, chat: StartedChat, init = multipart()) =>
  opened.call(chat.path('file').replace('/2/', '/2/mock/'), init)

export const mockSendFileSuite: ContractSuite = (open) => {
  test('an agent sends a file, whatever the limits, which the client can download', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    const { status, body } = await sendFile(opened, chat)
    expect(status).toBe(200)
    const { fileId } = body
    const userData = { 'file-id': fileId, 'file-name': 'offer.xyz', 'file-size': '70000' }
    expect(body).toMatchObject({
      chatId: chat.chatId,
      scheduled: [{ event: { type: 'FileUploaded', userData } }],
    })
    expect(await chat.transcript(2)).toMatchObject([
      { type: 'FileUploaded', from: { nickname: 'agent', type: 'Agent' }, userData },
    ])
    const response = await opened.fetch(
      chat.path(`file/${fileId}/download`),
      post({ secureKey: chat.secureKey }),
    )
    expect(response.headers.get('content-type')).toBe('application/x-offer')
    // As texts, which takes a hundredth of the time.
    expect(new Uint8Array(await response.arrayBuffer()).join()).toBe(bytes.join())
  })

  test('whoever it is from sends it, once they are in the chat as themselves', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    await opened.genesys.agent(chat.chatId, { nickname: 'Eva' }).join()
    await sendFile(opened, chat)
    await sendFile(opened, chat, multipart({ 'from[nickname]': 'Leo', 'from[type]': 'Supervisor' }))
    expect((await chat.transcript(3)).map(({ from }) => from)).toMatchObject([
      { nickname: 'Eva', type: 'Agent', participantId: 2 },
      { nickname: 'Leo', type: 'Supervisor', participantId: 3 },
    ])
    expect(opened.genesys.warnings).toEqual([])
  })

  test('while the scheduler is paused, it is scheduled', async () => {
    const opened = open(silent())
    const chat = await startChat(opened)
    opened.genesys.scheduler.pause()
    expect((await sendFile(opened, chat)).body).toMatchObject({
      scheduled: [{ event: { type: 'FileUploaded' } }],
    })
    expect(await chat.transcript(2)).toEqual([])
    opened.genesys.scheduler.resume()
    expect(await chat.transcript(2)).toHaveLength(1)
  })

  describe('is refused, and nothing is kept:', () => {
    test.each<[string, RequestInit, string | RegExp]>([
      ['no file', post({}), 'file: missing'],
      ['a client', multipart({ 'from[type]': 'Client' }), 'from.type: a client sends a file itself'],
      ['a stranger', multipart({ 'from[type]': 'Bot' }), /^from\.type: expected one of Client, Agent/],
      [
        'an empty name',
        multipart({ 'from[nickname]': '' }),
        'from.nickname: expected a text that is not empty',
      ],
    ])('%s', async (_, init, advice) => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const before = stateOf(opened)
      expect(await sendFile(opened, chat, init)).toMatchObject({
        status: 400,
        body: {
          errors: [
            { code: 100, advice: typeof advice === 'string' ? advice : expect.stringMatching(advice) },
          ],
        },
      })
      expect(stateOf(opened)).toEqual(before)
    })

    test('a chat that has ended, one that is unknown, and an unknown service', async () => {
      const opened = open({ ...silent(), services: ['aura'] })
      const chat = await startChat(opened)
      const other = await startChat(opened)
      await chat.call('disconnect')
      const before = stateOf(opened)
      const send = async (path: string) =>
        (await opened.call(`/genesys/2/mock/chat/${path}/file`, multipart())).body
      expect(await sendFile(opened, chat)).toMatchObject({
        status: 400,
        body: { errors: [{ code: 100, advice: 'the chat has ended (by client)' }] },
      })
      expect(await send('aura/nobody')).toEqual({
        errors: [{ code: 404, advice: 'there is no chat "nobody"' }],
      })
      expect(await send(`voz/${other.chatId}`)).toMatchObject({ errors: [{ code: 306 }] })
      expect(stateOf(opened)).toEqual(before)
    })
  })
}
