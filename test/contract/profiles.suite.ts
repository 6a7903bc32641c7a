import { describe, expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

const say = (text: string) => ({ from: { type: 'Agent' as const }, type: 'Message' as const, text })
const settings = (text: string) => ({ chat: { pushUrl: 'https://bot.test/', autoMessages: [say(text)] } })

export const profilesSuite: ContractSuite = (open) => {
  test('there is the default of the Aura page, to the letter', async () => {
    const { status, body } = await open().call('/genesys/2/mock/profiles')
    expect(status).toBe(200)
    expect(body).toEqual([
      {
        profile: 'default',
        settings: {
          chat: {
            pushUrl: 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages',
            autoMessages: [
              { from: { nickname: 'system', type: 'External' }, type: 'ParticipantJoined', timeout: 1 },
              {
                from: { type: 'External' },
                type: 'Message',
                timeout: 1,
                text: 'You have approximately 15 minutes to be attended',
              },
              {
                from: { type: 'External' },
                type: 'Message',
                timeout: 1,
                text: 'Soon one of our agents will attend you personally',
              },
              { from: { nickname: 'agent1', type: 'Agent' }, type: 'ParticipantJoined', timeout: 1 },
              {
                from: { type: 'Agent' },
                type: 'Message',
                timeout: 1,
                text: 'Hello, I am an Agent, how can I help you?',
              },
            ],
          },
        },
      },
    ])
  })

  test('one is found by name, an unknown one is a 404 that lists the known', async () => {
    const { call, genesys } = open()
    const found = await call('/genesys/2/mock/profiles/default')
    expect(found).toMatchObject({ status: 200, body: { profile: 'default' } })
    expect(found.body).toEqual(genesys.profiles.get('default'))
    expect(await call('/genesys/2/mock/profiles/vip')).toMatchObject({
      status: 404,
      body: { errors: [{ code: 404, advice: 'profile: there is no profile "vip", only default' }] },
    })
  })

  describe('setting one', () => {
    test.each([
      ['whole', { profile: 'vip', settings: settings('Hi') }],
      ['without its name', { settings: settings('Hi') }],
      ['as settings alone', settings('Hi')],
    ])('given %s', async (_, body) => {
      const { call, genesys } = open()
      const answer = await call('/genesys/2/mock/profiles/vip', postJson(body))
      expect(answer).toMatchObject({ status: 200, body: { profile: 'vip', settings: settings('Hi') } })
      expect(genesys.profiles.get('vip')).toEqual({ profile: 'vip', settings: settings('Hi') })
    })

    test('replaces the default for the chats to come', async () => {
      const opened = open({ clock: manualClock() })
      await opened.call('/genesys/2/mock/profiles/default', postJson(settings('Hi')))
      const chat = await startChat(opened)
      expect(opened.genesys.sessions.get(chat.chatId)).toMatchObject({
        pushUrl: 'https://bot.test/',
        scheduled: [{ event: say('Hi') }],
      })
    })
  })

  test('setting several adds and replaces', async () => {
    const { call, genesys } = open()
    const several = [
      { profile: 'default', settings: settings('one') },
      { profile: 'vip', settings: settings('two') },
    ]
    expect(await call('/genesys/2/mock/profiles', postJson(several))).toMatchObject({
      status: 200,
      body: several,
    })
    expect(genesys.profiles.list()).toEqual(several)
  })

  test('resetting goes back to those the mock was made with', async () => {
    const given = { profile: 'given', settings: settings('given') }
    const { call, genesys } = open({ profiles: [given] })
    const before = genesys.profiles.list()
    genesys.profiles.set([
      { profile: 'given', settings: settings('changed') },
      { profile: 'new', settings: settings('new') },
    ])
    const { status, body } = await call('/genesys/2/mock/profiles/reset')
    expect({ status, body }).toEqual({ status: 200, body: before })
    expect(genesys.profiles.list()).toEqual(before)
  })
}
