import { queryObjects } from 'node:v8'

const Timer = setTimeout(() => {}).constructor

/** What a process has open, by kind, as far as that can be asked. */
export function openThings() {
  const things = { BroadcastChannel: queryObjects(BroadcastChannel) }
  const listeners = process.eventNames().flatMap((event) => process.listeners(event).map(() => String(event)))
  const names = [
    ...process.getActiveResourcesInfo(),
    ...timers().map((name) => `timer of ${name}`),
    ...listeners.map((event) => `listener of ${event}`),
  ]
  for (const name of names) things[name] = (things[name] ?? 0) + 1
  return things
}

/** What will be called back, also by timers that keep no process alive, which are not among its resources. */
function timers() {
  return (
    queryObjects(Timer, { format: 'summary' })
      .flatMap((timer) => /_onTimeout: \[\w+:? \(?(\w+)/.exec(timer)?.[1] ?? [])
      // Node's HTTP looks at the time of day once in a second.
      .filter((name) => name !== 'resetCache')
  )
}

/** Bytes of the heap that are still needed. */
export async function heapInUse() {
  for (let round = 0; round < 3; round += 1) {
    // Until what has been closed is gone.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc()
  }
  return process.memoryUsage().heapUsed
}
