import assert from 'node:assert/strict'
import { close, createWorld, expectJson, listen, post } from './story.mjs'

/** Profiles in a text, as a file has them. */
const PROFILES = `
- profile: default
  settings:
    chat:
      pushUrl: https://push.test/messages
      replies:
        - when: { pattern: 'my (?<thing>\\w+)' }
          messages:
            - { from: { type: Agent, nickname: Ana }, type: ParticipantJoined, timeout: 1 }
            - { from: { type: Agent }, type: Message, text: 'What about your {{thing}}?', timeout: 2 }
`

/**
 * The whole test kit, under any clock that stands still: profiles from YAML, replies, waits, an agent, faults, a
 * snapshot, an exported script.
 *
 * @param expectMock - `(genesys) => expect(genesys)` with the matchers; absent: they are left out.
 */
export async function playTestKit(modules, options, expectMock) {
  const profiles = modules.parseProfiles(PROFILES)
  const world = createWorld(modules, { ...options, profiles, seed: 'kit' })
  listen(world)
  try {
    const chat = await expectReplyAndWaits(world.genesys, expectMock)
    await expectFault(world.genesys, chat)
    await expectSnapshot(modules, options, world.genesys, chat)
    await expectScript(world.genesys, chat)
  } finally {
    close(world)
  }
}

async function expectReplyAndWaits(genesys, expectMock) {
  const chat = await post('chat/aura', { nickname: 'Eva' })
  const { chatId, secureKey } = chat
  await post(`chat/aura/${chatId}/send`, { secureKey, message: 'It is my router' })
  const push = await genesys.waitFor.push('What about your router?')
  assert.equal(push.status, 'captured', push.error ?? '')
  assert.equal(push.event.utcTime - chat.messages[0].utcTime >= 3_000, true)

  expectMock?.(genesys).toHaveReceivedMessage('It is my router')
  expectMock?.(genesys).toHavePushed({ text: 'What about your router?', from: { nickname: 'Ana' } })
  expectMock?.(genesys).toHaveNothingPending()
  expectMock?.(genesys).not.toBeEnded()
  return chat
}

async function expectFault(genesys, { chatId, secureKey }) {
  genesys.faults.add({ operation: 'send', respond: { http: 500 } })
  const form = new URLSearchParams({ secureKey, message: 'Hello?' })
  const send = () =>
    fetch(`http://gms.test:8080/genesys/2/chat/aura/${chatId}/send`, { method: 'POST', body: form })
  expectJson([(await send()).status, (await send()).status], [500, 200])
}

async function expectSnapshot(modules, options, genesys, { chatId }) {
  const snapshot = JSON.parse(JSON.stringify(genesys.snapshot()))
  const other = modules.createGenesysMock({ ...options })
  other.restore(snapshot)
  expectJson(other.sessions.get(chatId).messages, genesys.sessions.get(chatId).messages)
  other.dispose()
}

async function expectScript(genesys, { chatId }) {
  const ana = await genesys.agent(chatId, { nickname: 'Leo' }).join()
  await ana.leave({ endChat: true })
  assert.equal((await genesys.waitFor.end(chatId)).endReason, 'agent')

  genesys.profiles.set(genesys.sessions.export(chatId, { profile: 'recorded' }))
  const replay = await post('chat/aura', { nickname: 'Eva', profile: 'recorded' })
  await post(`chat/aura/${replay.chatId}/send`, { secureKey: replay.secureKey, message: 'It is my router' })
  await genesys.waitFor.message('What about your router?', { chatId: replay.chatId })
}
