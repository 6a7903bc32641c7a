import { expect, test } from 'vitest'
import { createGenesysMock, type GenesysMock } from '../../../src/index'
import { messagesOf, post, startChat } from '../../doors/chat-client'
import { presentOperations } from '../contract-operations'
import type { ContractSuite } from '../suite'
import type { Section8Row } from './rows'
import { silent, successesOf, tour } from './tour'

const ids = ['chatId', 'secureKey', 'userId', 'alias'] as const

/** A mock that can be told to fail. */
interface Faulty {
  faults: { add(fault: object): unknown }
}

function canFail(genesys: GenesysMock): genesys is GenesysMock & Faulty {
  return 'faults' in genesys
}

/** The rows about the envelope. */
export const rowsOfAnswers = {
  'answers carry `content-type: application/json`': (open) => {
    test('whatever the answer', async () => {
      const opened = open()
      const chat = await startChat(opened)
      const answers = [
        await opened.call('/genesys/2/chat/aura', post({ nickname: 'Ana' })),
        await chat.call('refresh'),
        await chat.call('refresh', { secureKey: 'wrong' }),
        await chat.call('send'),
        await chat.call('dance'),
        await opened.call(chat.path('send'), { method: 'GET' }),
      ]
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400, 404, 405])
      for (const { headers } of answers) {
        expect(headers.get('content-type')).toMatch(/^application\/json(;|$)/)
      }
    })
  },

  '`statusCode` is a number, in every answer': (open) => {
    test('in a chat in which everything happens', async () => {
      const visited = await tour(open(silent()))
      expect(new Set(visited.map(({ body }) => body.statusCode))).toEqual(new Set([0, 2]))
    })

    test('0 when all is well, with every operation there is', async () => {
      const successes = await successesOf(open(silent()))
      const withEnvelope = presentOperations.filter(({ name }) => name !== 'downloadFile')
      expect(new Set(successes.map(({ operation }) => operation))).toEqual(
        new Set(withEnvelope.map(({ name }) => name)),
      )
    })
  },

  '`chatId`, `secureKey`, `userId`, `alias`: non-empty strings on create; right (or absent) on every later answer':
    (open) => {
      test('in a chat in which everything happens', async () => {
        const [created, ...later] = (await tour(open(silent()))).map(({ body }) => body)
        for (const id of ids) expect(created?.[id]).toMatch(/^[0-9A-Za-z]+$/)
        for (const body of later) {
          for (const id of ids) expect([created?.[id], undefined]).toContain(body[id])
          expect(body.chatId).toBe(created?.chatId)
        }
      })

      test('each chat has its own', async () => {
        const opened = open(silent())
        const [one, other] = [await startChat(opened), await startChat(opened)]
        for (const { answer, call } of [one, other]) {
          const { chatId, secureKey, userId } = answer
          expect((await call('refresh')).body).toMatchObject({ chatId, secureKey, userId })
        }
        expect(one.answer.chatId).not.toBe(other.answer.chatId)
        expect(one.answer.secureKey).not.toBe(other.answer.secureKey)
      })
    },

  '`chatEnded` boolean in every answer': (open) => {
    test('false to the end of a chat, then true', async () => {
      const successes = await successesOf(open(silent()))
      const end = successes.findIndex(({ operation }) => operation === 'disconnect')
      const ended = successes.map(({ body }) => body.chatEnded)
      expect(ended.slice(0, end)).toEqual(Array(end).fill(false))
      expect(ended.slice(end)).toEqual(Array(ended.length - end).fill(true))
    })

    test('also in failures', async () => {
      const failures = (await tour(open(silent()))).filter(({ body }) => body.statusCode === 2)
      expect(new Set(failures.map(({ body }) => body.chatEnded))).toEqual(new Set([false, true]))
    })
  },

  '`nextPosition` = last index + 1, in every success': (open) => {
    test('whatever part of the transcript is told, and never going down', async () => {
      const successes = await successesOf(open(silent()))
      for (const { operation, body } of successes) {
        const last = operation === 'fileLimits' ? undefined : messagesOf(body).at(-1)
        expect(body.nextPosition, operation).toEqual(last ? last.index + 1 : expect.any(Number))
      }
      const positions = successes.map(({ body }) => Number(body.nextPosition))
      expect(positions).toEqual(positions.toSorted((one, other) => one - other))
    })

    test('when no part of it is told', async () => {
      const chat = await startChat(open(silent()))
      for (const nextPosition of [3, 4, 5]) {
        expect((await chat.call('send', { message: 'Hi' })).body).toMatchObject({
          messages: [],
          nextPosition,
        })
      }
      const { body } = await chat.call('refresh', { transcriptPosition: '0' })
      expect(body).toMatchObject({ messages: [], nextPosition: 5 })
    })
  },

  '`messages` is always an array': (open) => {
    test('in a chat in which everything happens', async () => {
      const visited = await tour(open(silent()))
      expect(visited.filter(({ body }) => !Array.isArray(body.messages))).toEqual([])
    })
  },

  'no `errors` key on success, not even `[]`': (open) => {
    test('in a chat in which everything happens', async () => {
      const successes = await successesOf(open(silent()))
      expect(successes.filter(({ body }) => 'errors' in body)).toEqual([])
    })
  },

  '`statusCode: 1` is survived by some clients only; five in a row make the widget report "server went offline"':
    (open) => {
      test('so the mock never says it of its own accord', async () => {
        const visited = await tour(open(silent()))
        expect(visited.filter(({ body }) => body.statusCode === 1)).toEqual([])
      })

      if (!canFail(createGenesysMock())) return
      test('but can be told to, after which the chat goes on', async () => {
        const opened = open(silent())
        const chat = await startChat(opened)
        if (canFail(opened.genesys)) {
          opened.genesys.faults.add({ operation: 'refresh', times: 5, respond: { statusCode: 1 } })
        }
        const codes: unknown[] = []
        for (const _ of Array(6)) codes.push((await chat.call('refresh')).body.statusCode)
        expect(codes).toEqual([1, 1, 1, 1, 1, 0])
        expect(await chat.transcript()).toEqual(messagesOf(chat.answer))
      })
    },
} satisfies Partial<Record<Section8Row, ContractSuite>>
