import { expect, test } from 'vitest'
import { genesysEventTypes, manualClock } from '../../../src/index'
import { messagesOf, startChat } from '../../doors/chat-client'
import type { ContractSuite } from '../suite'
import type { Section8Row } from './rows'
import { play, playAgent, silent, tour } from './tour'

const partyTypes = ['Client', 'Agent', 'Supervisor', 'External']

const upTo = (last: number): number[] => Array.from({ length: last }, (_, place) => place + 1)

const message = (text: string, rest: object = {}) => ({
  from: { type: 'Agent' },
  type: 'Message',
  text,
  ...rest,
})
const joining = { from: { type: 'Agent', nickname: 'Eva' }, type: 'ParticipantJoined' }

/** The rows about the events of a transcript. */
export const rowsOfEvents = {
  '`index` is 1-based, unique, ascending, stable: the same event has the same `(index, utcTime, type)` in every answer':
    (open) => {
      test('in a chat in which everything happens, and in what is pushed of it', async () => {
        const opened = open({ ...silent(), push: { notifyRequestor: true } })
        const answers = (await tour(opened)).filter(({ operation }) => operation !== 'fileLimits')
        const pushed = opened.genesys.pushes.all().map(({ event }) => event)
        const seen = new Map<number, object>()
        for (const event of [...answers.flatMap(({ body }) => messagesOf(body)), ...pushed]) {
          expect(event).toMatchObject(seen.get(event.index) ?? {})
          seen.set(event.index, event)
        }
        expect([...seen.keys()].toSorted((one, other) => one - other)).toEqual(upTo(seen.size))
        expect(pushed.length).toBeGreaterThan(0)
      })

      test('as time goes by', async () => {
        const opened = open(silent())
        const chat = await startChat(opened)
        await playAgent(opened, chat)
        const before = await chat.transcript()
        await opened.genesys.advance(60_000)
        await chat.call('send', { message: 'Hi' })
        const after = await chat.transcript()
        expect(after.map(({ index }) => index)).toEqual(upTo(before.length + 1))
        expect(after.slice(0, -1)).toEqual(before)
      })
    },

  '`transcriptPosition` is inclusive': (open) => {
    test('so that a client who polls for `nextPosition` sees each of fifteen events once', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const seen: number[] = []
      let transcriptPosition = '1'
      const poll = async (): Promise<void> => {
        const { body } = await chat.call('refresh', { transcriptPosition })
        seen.push(...messagesOf(body).map(({ index }) => index))
        transcriptPosition = String(body.nextPosition)
      }
      await play(opened, chat, [joining])
      for (const burst of [0, 3, 1, 2, 0, 4, 2, 1]) {
        for (const text of upTo(burst)) await play(opened, chat, [message(String(text))])
        await poll()
      }
      expect(seen).toEqual(upTo(15))
    })

    test('in the answer to every call', async () => {
      const chat = await startChat(open(silent()))
      const sent = await chat.call('send', { message: 'Hi', transcriptPosition: '2' })
      expect(sent.body).toMatchObject({ messages: [{ index: 2 }], nextPosition: 3 })
      const ended = await chat.call('disconnect', { transcriptPosition: '3' })
      expect(ended.body).toMatchObject({ messages: [{ index: 3 }], nextPosition: 4 })
    })
  },

  '`from` on every event; `from.type` in exact case': (open) => {
    test('whoever it is from', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const others = partyTypes.slice(1).map((type) => ({ from: { type }, type: 'Notice', text: type }))
      await play(opened, chat, others)
      const events = [...(await chat.transcript()), ...opened.genesys.pushes.all().map(({ event }) => event)]
      expect(events.map(({ from }) => from.type)).toEqual(partyTypes)
      for (const { from } of events) expect(from.nickname).toEqual(expect.stringMatching(/./))
    })
  },

  "agent's `ParticipantJoined` comes before its first `Message`/`Typing…`/`PushUrl`": (open) => {
    test('in the default profile, in the transcript and in the pushes', async () => {
      const opened = open({ clock: manualClock() })
      const chat = await startChat(opened)
      await opened.genesys.advance(60_000)
      const pushed = opened.genesys.pushes.of(chat.chatId).map(({ event }) => event)
      for (const events of [await chat.transcript(), pushed]) {
        const ofAgent = events.filter(({ from }) => from.type === 'Agent')
        expect(ofAgent.map(({ type }) => type)).toEqual(['ParticipantJoined', 'Message'])
        expect(new Set(ofAgent.map(({ from }) => from.participantId)).size).toBe(1)
      }
    })

    test('when all of it happens at one moment', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      const speaking = ['TypingStarted', 'Message', 'PushUrl'].map((type) => ({ ...message('x'), type }))
      await play(opened, chat, [joining, ...speaking])
      expect((await chat.transcript(2)).map(({ type, from }) => `${type} ${from.nickname}`)).toEqual([
        'ParticipantJoined Eva',
        'TypingStarted Eva',
        'Message Eva',
        'PushUrl Eva',
      ])
    })
  },

  '`utcTime` integer ms; `participantId` integer; `type` one of the 13; `userData` values strings': (
    open,
  ) => {
    test('of every type of event, also one that is due at a fraction of a millisecond', async () => {
      const clock = manualClock({ now: 1_700_000_000_000 })
      const opened = open({ ...silent(), clock })
      const chat = await startChat(opened)
      const events = genesysEventTypes.map((type) => ({
        ...message('x', { timeout: 0.0001, userData: { k: '1', l: '' } }),
        type,
      }))
      await play(opened, chat, events)
      await opened.genesys.advance(100.4)
      await chat.call('send', { message: 'Hi' })
      const transcript = await chat.transcript()
      expect(new Set(transcript.map(({ type }) => type))).toEqual(new Set(genesysEventTypes))
      expect(genesysEventTypes).toHaveLength(13)
      for (const { utcTime, from, userData = {} } of transcript) {
        expect(Number.isInteger(utcTime) && utcTime >= 1_700_000_000_000).toBe(true)
        expect(Number.isInteger(from.participantId) && from.participantId >= 1).toBe(true)
        for (const value of Object.values(userData)) expect(value).toEqual(expect.any(String))
      }
    })
  },

  "**a scripted reply is never part of the answer to the `send` that triggered it** – it is a later event on the mock's clock":
    (open) => {
      test('even one that is due at once', async () => {
        const autoMessages = [{ from: { type: 'Agent' as const }, type: 'Message' as const, text: 'Hello' }]
        const profiles = [{ profile: 'default', settings: { chat: { autoMessages } } }]
        const opened = open({ clock: manualClock(), profiles })
        const chat = await startChat(opened)
        expect(chat.answer).toMatchObject({ nextPosition: 2, chatEnded: false })
        const { body } = await chat.call('send', { message: 'Hi', transcriptPosition: '1' })
        expect(messagesOf(body).map(({ index, type }) => [index, type])).toEqual([
          [1, 'ParticipantJoined'],
          [2, 'Message'],
        ])
        expect(body).toMatchObject({ messages: [{}, { text: 'Hi' }], nextPosition: 3 })
        await opened.genesys.advance(0)
        expect(await chat.transcript(3)).toMatchObject([{ index: 3, text: 'Hello' }])
      })

      test('nor the end that it brings', async () => {
        const bye = { from: { type: 'Agent' as const }, type: 'ParticipantLeft' as const, chatEnded: true }
        const profiles = [{ profile: 'default', settings: { chat: { autoMessages: [bye] } } }]
        const opened = open({ clock: manualClock(), profiles })
        const chat = await startChat(opened)
        const { body } = await chat.call('send', { message: 'Hi', transcriptPosition: '2' })
        expect(body).toMatchObject({ chatEnded: false, messages: [{ text: 'Hi' }], nextPosition: 3 })
        await opened.genesys.advance(0)
        const last = await chat.call('refresh', { transcriptPosition: '3' })
        expect(last.body).toMatchObject({
          chatEnded: true,
          messages: [{ type: 'ParticipantLeft' }, { type: 'ParticipantLeft' }],
        })
      })
    },

  'the last events and `chatEnded: true` come together in one `refresh` answer': (open) => {
    test('when an agent ends the chat', async () => {
      const opened = open(silent())
      const chat = await startChat(opened)
      await play(opened, chat, [
        joining,
        message('Bye', { timeout: 1 }),
        { from: { type: 'Agent' }, type: 'ParticipantLeft', chatEnded: true },
      ])
      const before = await chat.call('refresh', { transcriptPosition: '2' })
      expect(before.body).toMatchObject({ chatEnded: false, messages: [{ index: 2 }], nextPosition: 3 })
      await opened.genesys.advance(1_000)
      for (const _ of ['at once', 'and again']) {
        const { body } = await chat.call('refresh', { transcriptPosition: '3' })
        expect(body).toMatchObject({ statusCode: 0, chatEnded: true, nextPosition: 6 })
        expect(messagesOf(body).map(({ type, from }) => [type, from.type])).toEqual([
          ['Message', 'Agent'],
          ['ParticipantLeft', 'Agent'],
          ['ParticipantLeft', 'Client'],
        ])
      }
    })

    test('in what is pushed', async () => {
      const pushUrl = 'https://bot.test/'
      const profiles = [{ profile: 'default', settings: { chat: { pushUrl } } }]
      const opened = open({ clock: manualClock(), profiles })
      const chat = await startChat(opened)
      await play(opened, chat, [joining, { ...message('Bye'), chatEnded: true }])
      expect(opened.genesys.pushes.all().map(({ body }) => body)).toMatchObject([
        { chatEnded: false, messages: [{ type: 'ParticipantJoined' }] },
        { chatEnded: false, messages: [{ type: 'Message' }] },
        { chatEnded: true, messages: [{ type: 'ParticipantLeft', from: { type: 'Client' } }] },
      ])
    })
  },
} satisfies Partial<Record<Section8Row, ContractSuite>>
