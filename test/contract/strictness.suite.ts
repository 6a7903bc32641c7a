import { describe, expect, test } from 'vitest'
import { type Form, messagesOf, post, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

const refused = (code: number, advice: string | RegExp) => ({
  status: 400,
  body: { errors: [{ code, advice: expect.stringMatching(advice) }] },
})

const operations = ['send', 'pushUrl', 'refresh', 'disconnect']
const parameters = { message: 'Hi', pushUrl: 'https://bot.test/' }

const names: [string, Form, number][] = [
  ['no name', { subject: 'Hi' }, 161],
  ['a blank name', { nickname: ' ' }, 161],
  ['only a first name', { firstName: 'Ana' }, 103],
  ['only a last name', { lastName: 'Ruiz' }, 102],
]

const keys: [string, Form][] = [
  ['without secureKey and userId', {}],
  ['with a wrong secureKey', { secureKey: 'wrong' }],
]

const positions = ['', 'two', '1.5', '-2', ' 1']

export const strictnessSuite: ContractSuite = (open) => {
  describe('strict: true', () => {
    test.each(names)('refuses Request Chat with %s', async (_, form, code) => {
      const opened = open({ strict: true })
      expect(await opened.call('/genesys/2/chat/aura', post(form))).toMatchObject(refused(code, /: missing$/))
      expect(opened.genesys.sessions.keys()).toEqual([])
    })

    test.each(keys)('refuses operations %s', async (_, form) => {
      const opened = open({ strict: true })
      for (const operation of operations) {
        const chat = await startChat(opened)
        const { body } = await opened.call(chat.path(operation), post({ ...parameters, ...form }))
        expect(body).toMatchObject({ errors: [{}] })
      }
    })

    test('refuses operations with a wrong userId', async () => {
      const opened = open({ strict: true })
      for (const operation of operations) {
        const chat = await startChat(opened)
        const { body } = await chat.call(operation, { ...parameters, userId: 'wrong' })
        expect(body).toMatchObject({ statusCode: 2 })
      }
    })

    test.each(positions)('refuses "%s" for a transcriptPosition', async (transcriptPosition) => {
      const chat = await startChat(open({ strict: true }))
      for (const operation of operations) {
        const answer = await chat.call(operation, { ...parameters, transcriptPosition })
        expect(answer).toMatchObject(refused(100, /^transcriptPosition: /))
      }
    })

    test('refuses an empty message, and a missing one', async () => {
      const chat = await startChat(open({ strict: true }))
      expect(await chat.call('send', { message: '' })).toMatchObject(refused(100, /^message: missing$/))
      expect(await chat.call('send')).toMatchObject(refused(100, /^message: missing$/))
    })
  })

  describe('strict: false', () => {
    test.each(names)('makes "Customer" of %s', async (_, form) => {
      const { body } = await open({ strict: false }).call('/genesys/2/chat/aura', post(form))
      expect(messagesOf(body)).toMatchObject([{ from: { nickname: 'Customer', participantId: 1 } }])
    })

    test('takes a name that is there', async () => {
      const opened = open({ strict: false })
      await startChat(opened, { nickname: 'Eva' })
      await startChat(opened, { nickname: '', firstName: 'Ana', lastName: 'Ruiz' })
      expect(opened.genesys.sessions.list().map(({ nickname }) => nickname)).toEqual(['Eva', 'Ana Ruiz'])
    })

    test.each(keys)('allows operations %s', async (_, form) => {
      const opened = open({ strict: false })
      const chat = await startChat(opened)
      for (const operation of operations) {
        const { body } = await opened.call(chat.path(operation), post({ ...parameters, ...form }))
        expect(body).toMatchObject({ statusCode: 0 })
      }
    })

    test('allows operations with a wrong userId', async () => {
      const chat = await startChat(open({ strict: false }))
      for (const operation of operations) {
        const { body } = await chat.call(operation, { ...parameters, userId: 'wrong' })
        expect(body).toMatchObject({ statusCode: 0 })
      }
    })

    test.each(positions)('takes "%s" for no transcriptPosition at all', async (transcriptPosition) => {
      const opened = open({ strict: false })
      const chat = await startChat(opened)
      const counts: number[] = []
      for (const operation of operations) {
        const { body } = await chat.call(operation, { ...parameters, transcriptPosition })
        expect(body).toMatchObject({ statusCode: 0 })
        counts.push(messagesOf(body).length)
      }
      expect(counts).toEqual([0, 0, 3, 0])
      expect(opened.genesys.requests.last()?.form.transcriptPosition).toBe(transcriptPosition)
    })

    test('reads a transcriptPosition that is one', async () => {
      const chat = await startChat(open({ strict: false }))
      await chat.call('send', { message: 'one' })
      const counts: number[] = []
      for (const position of [0, 1, 2, 3, -1]) counts.push((await chat.transcript(position)).length)
      expect(counts).toEqual([0, 2, 1, 0, 1])
    })

    test('takes an empty message as an empty text, and still refuses a missing one', async () => {
      const chat = await startChat(open({ strict: false }))
      expect((await chat.call('send', { message: '' })).body).toMatchObject({
        statusCode: 0,
        nextPosition: 3,
      })
      expect(await chat.transcript(2)).toMatchObject([{ type: 'Message', text: '' }])
      expect(await chat.call('send')).toMatchObject(refused(100, /^message: missing$/))
    })
  })
}
