import assert from 'node:assert/strict'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { close, createWorld, listen, openChat } from './story.mjs'

// Threads of one run share the process.
const MEETING_PLACE = path.resolve(`node_modules/.meeting-${process.pid}`)

const PATIENCE_MILLISECONDS = 20_000

// A row would leak by a message between threads; this is far longer than such a message takes.
const LEAK_MILLISECONDS = 300

/** Opens a chat while another test file, in its own thread, does the same, and sees only its own. */
export async function expectOwnRowsOnly(modules, self, other) {
  const world = createWorld(modules)
  listen(world)
  await meet('both mocks are there', self, other)
  const { chatId } = await openChat(self)
  await meet('both chats are open', self, other)
  await sleep(LEAK_MILLISECONDS)

  const { genesys } = world
  assert.deepEqual(genesys.sessions.keys(), [chatId])
  assert.deepEqual(
    genesys.sessions.list().map(({ nickname }) => nickname),
    [self],
  )
  assert.equal(genesys.db.event.count(), 1)

  await meet('both have looked', self, other)
  close(world)
}

/** Resolves when the other test file, too, has got so far. */
async function meet(stage, self, other) {
  const markOf = (name) => path.join(MEETING_PLACE, `${name}: ${stage}`)
  mkdirSync(MEETING_PLACE, { recursive: true })
  writeFileSync(markOf(self), '')
  for (let waited = 0; !existsSync(markOf(other)); waited += 10) {
    assert.ok(waited < PATIENCE_MILLISECONDS, `"${other}" did not come: do the files run at the same time?`)
    await sleep(10)
  }
}
