import assert from 'node:assert/strict'
import { close, createWorld, listen, post } from './story.mjs'

/**
 * What every test of a bot does with time: it opens a chat, waits, advances, and leaves everything as it was, so that
 * the next test can do the same.
 *
 * @param setDate - Sets the date back in the middle of the chat; absent: the runner can't.
 */
export async function playClockStory({ genesys }, { setDate } = {}) {
  const chat = await post('chat/aura', { nickname: 'Eva' })
  assert.equal((await genesys.waitFor.push(/^You have/)).status, 'captured')
  setDate?.()
  await genesys.advance(3_000)
  assert.equal((await genesys.waitFor.push(/^Hello/)).status, 'captured')
  assert.equal(genesys.sessions.get(chat.chatId).messages.length, 6)
  await assert.rejects(genesys.waitFor.message('never'), { code: 'WAIT_TIMED_OUT' })
  await genesys.settled()
}

/** The README's hooks. */
export function createHooks(modules, options) {
  const world = createWorld(modules, options)
  return {
    world,
    before: () => listen(world),
    afterEach: () => world.genesys.reset(),
    after: () => close(world),
  }
}
