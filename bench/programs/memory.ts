import { createGenesysMock, type GenesysMock, manualClock, type Profile } from 'aura-mocks-genesys-api'
import { createMapOfChats } from '../peers/map-of-chats.ts'
import { startChats } from './chats.ts'
import { tell } from './run.ts'

// The heap that chats of six events take, with all that the mock keeps of their requests, against plain objects.

const chats = 20_000

function heapUsed(): number {
  if (globalThis.gc === undefined) throw new Error('This needs node --expose-gc.')
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

/** Bytes a chat. */
async function heapOf(make: () => unknown): Promise<number> {
  const before = heapUsed()
  const made = await make()
  const bytes = (heapUsed() - before) / chats
  // Until here it must not be collected.
  if (made === undefined) throw new Error('There is nothing to weigh.')
  return bytes
}

async function mockWith(profiles: readonly Profile[]): Promise<GenesysMock> {
  const genesys = createGenesysMock({ clock: manualClock(), profiles })
  await startChats(genesys, chats)
  await genesys.advance(5_000)
  await genesys.settled()
  if (genesys.db.event.count() !== 6 * chats) throw new Error('Not every chat has six events.')
  return genesys
}

/** The default profile, whose chats are pushed nowhere. */
const [unpushed] = createGenesysMock().profiles.list()
delete unpushed?.settings.chat.pushUrl

const plain = await heapOf(() => createMapOfChats(chats))
const ours = await heapOf(() => mockWith(unpushed ? [unpushed] : []))
tell({
  row: 'memory',
  value: ours / plain,
  figures: { 'chat, bytes': ours, 'plain objects, bytes': plain },
})
