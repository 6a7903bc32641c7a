// Before the package is loaded: what it opens is counted from the beginning.
let openChannels = 0

globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name)
    openChannels += 1
  }

  close() {
    openChannels -= 1
    super.close()
  }
}

/** What a process has open, by kind, as far as that can be asked. */
export function openThings() {
  const things = { BroadcastChannel: openChannels }
  for (const name of process.getActiveResourcesInfo()) things[name] = (things[name] ?? 0) + 1
  for (const name of process.eventNames())
    things[`listeners of ${String(name)}`] = process.listenerCount(name)
  return things
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
