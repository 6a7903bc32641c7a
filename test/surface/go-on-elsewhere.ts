import { text } from 'node:stream/consumers'
import { createGenesysMock } from '../../src/index'
import { goOn, optionsAt, receive, seen } from './full-story'

// A process of its own: it restores the snapshot it is given, and goes on with the story.
globalThis.fetch = receive
const snapshot = JSON.parse(await text(process.stdin))
const genesys = createGenesysMock(optionsAt(snapshot.takenAt))
genesys.restore(snapshot)
const restored = seen(genesys)
console.log(JSON.stringify({ restored, end: await goOn(genesys) }))
