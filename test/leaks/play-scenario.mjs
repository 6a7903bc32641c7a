// Plays one scenario, and tells its parent what is left after every tenth of its rounds.

import { scenarios } from './scenarios.mjs'
import { heapInUse, openThings } from './watched-process.mjs'

const { rounds, round, end = () => {} } = await scenarios[process.argv[2]]()
/** By then all code is compiled, and what is made once is made. */
const warmUp = rounds / 10
const shares = 10
const heaps = []
const made = []

for (let number = 0; number < warmUp; number += 1) await round()
await heapInUse()
const before = openThings()
for (let share = 0; share < shares; share += 1) {
  for (let number = 0; number < rounds / shares; number += 1) {
    const maker = await round()
    if (maker) made.push(new WeakRef(maker))
  }
  heaps.push(await heapInUse())
}
const after = openThings()
const alive = made.filter((each) => each.deref()).length
await end()
process.send({ rounds, heaps, before, after, alive })
process.disconnect()
