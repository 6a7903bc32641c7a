import { expect, test } from 'vitest'
import { manualClock, type Profile, type ProfileFault } from '../../src/index'
import { callMock, mockAlone, start } from '../doors/mock-with-server'

const failing = (profile: string, ...faults: ProfileFault[]): Profile => ({
  profile,
  settings: { chat: { faults } },
})
const failedSend: ProfileFault = { operation: 'send', nth: 2, respond: { statusCode: 2 } }
const failedStart: ProfileFault = { operation: 'requestChat', respond: { statusCode: 2, code: 240 } }

test('a chat has the faults of its profile, counted anew in each', async () => {
  const profile = failing('flaky', failedSend, { operation: 'push', drop: true })
  const genesys = mockAlone({ clock: manualClock(), profiles: [profile] })
  expect(genesys.faults.list()).toEqual([])
  const codes: unknown[] = []
  for (const form of [{ profile: 'flaky' }, { profile: 'flaky' }, {}]) {
    const { chatId, secureKey } = await start(genesys, form)
    for (const message of ['one', 'two', 'three']) {
      const answer = await callMock(genesys, `/genesys/2/chat/aura/${chatId}/send`, { secureKey, message })
      codes.push(answer.statusCode)
    }
  }
  expect(codes).toEqual([0, 2, 0, 0, 2, 0, 0, 0, 0])
  const [first, second] = genesys.sessions.keys()
  expect(genesys.faults.list()).toMatchObject([
    { chatId: first, operation: 'send', profile: null, seen: 3, used: 1 },
    { chatId: first, operation: 'push', drop: true, seen: 0 },
    { chatId: second, operation: 'send', seen: 3, used: 1 },
    { chatId: second, operation: 'push' },
  ])
  genesys.sessions.remove(first)
  expect(genesys.faults.list()).toMatchObject([{ chatId: second }, { chatId: second }])
})

test('one in the pushes of a chat is there for its first event', async () => {
  const settings = {
    chat: { pushUrl: 'https://bot.test/', faults: [{ operation: 'push', drop: true }] },
  } as const
  const profiles = [{ profile: 'default', settings }]
  const genesys = mockAlone({ clock: manualClock(), profiles, push: { notifyRequestor: true } })
  await start(genesys)
  expect(genesys.pushes.all()).toMatchObject([
    { event: { type: 'ParticipantJoined' }, status: 'failed', error: expect.stringContaining('fault-1') },
  ])
})

test('one for Request Chat is for those that name the profile, or `default` where none is named', async () => {
  const genesys = mockAlone({ profiles: [failing('vip', failedStart), failing('default', failedStart)] })
  const started = async (form: Record<string, string>) => (await start(genesys, form)).chatId !== ''
  expect(genesys.faults.list()).toMatchObject([
    { profile: 'default', chatId: null },
    { profile: 'vip', chatId: null },
  ])
  expect(await started({ 'userData[profile]': 'vip' })).toBe(false)
  expect(genesys.faults.list()).toMatchObject([{ seen: 0 }, { seen: 1, used: 1 }])
  expect(await started({ profile: 'vip' })).toBe(true)
  expect(await started({})).toBe(false)
  expect(await started({})).toBe(true)
  expect(genesys.faults.list()).toMatchObject([
    { seen: 2, used: 1 },
    { seen: 2, used: 1 },
  ])
})

test('one for Request Chat is replaced and removed with its profile', async () => {
  const genesys = mockAlone({ profiles: [failing('vip', failedStart)] })
  const { profiles, faults, db } = genesys
  await start(genesys, { profile: 'vip' })
  expect(faults.list()).toMatchObject([{ profile: 'vip', seen: 1 }])
  profiles.set(failing('vip', failedStart))
  expect(faults.list()).toMatchObject([{ profile: 'vip', seen: 0 }])
  profiles.set([failing('vip'), failing('new', failedStart, failedSend)])
  expect(faults.list()).toMatchObject([{ profile: 'new', operation: 'requestChat' }])
  profiles.reset()
  expect(faults.list()).toMatchObject([{ profile: 'vip', seen: 0 }])
  db.profile.delete({ where: { profile: { equals: 'vip' } } })
  expect(faults.list()).toEqual([])
})

test('a profile with a fault that is none is refused by its path', () => {
  const { profiles, faults } = mockAlone()
  const refused = (fault: object) => () => profiles.set(failing('p', failedStart, fault as never))
  expect(refused({ respond: { http: 7 } })).toThrow(
    'settings.chat.faults[1].respond.http: expected an integer',
  )
  expect(refused({ chatId: 'x', delay: 1 })).toThrow(
    'settings.chat.faults[1].chatId: there is no such field in a profile',
  )
  expect(refused({ operation: 'push' })).toThrow(
    'settings.chat.faults[1]: expected, for pushes, exactly one of',
  )
  expect(faults.list()).toEqual([])
})
