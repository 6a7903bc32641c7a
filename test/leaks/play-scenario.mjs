// Plays one scenario, and tells its parent what is left after every tenth of its rounds.

import { scenarios } from './scenarios.mjs'
import { heapInUse, openThings } from './watched-process.mjs'

const { rounds, round, end = () => {} } = await scenarios[process.argv[2]]()
const shares = 10
/** By then what is made once is made. */
const warmUp = rounds / shares
const heaps = []
/** Full from the beginning, so that it takes no more of the heap later. */
const made = Array.from({ length: rounds }, () => new WeakRef({}))

for (let number = 0; number < warmUp; number += 1) await play(number)
await heapInUse()
const before = openThings()
for (let number = 0; number < rounds; number += 1) {
  const maker = await play(number)
  if (maker) made[number] = new WeakRef(maker)
  if ((number + 1) % (rounds / shares) === 0) heaps.push(await heapInUse())
}
const after = openThings()
const alive = made.filter((each) => each.deref()).length
await end()
process.send({ rounds, heaps, before, after, alive })
process.disconnect()

/** Collects garbage so often that hash tables of what is let go of do not grow, by chance, to sizes that they keep. */
function play(number) {
  if (number % (rounds / 100) === 0) globalThis.gc()
  return round()
}
