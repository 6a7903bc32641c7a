/**
 * Lets the event loop turn up to `most` times, until `isEnough`, so that what has already arrived (an
 * intercepted answer, a local socket) is heard. It works under fake timers: none of them fakes
 * `MessageChannel`. Where there is no `MessageChannel`, microtasks have to do.
 */
export async function eventLoopTurns(most: number, isEnough: () => boolean): Promise<void> {
  const channel = globalThis.MessageChannel ? new globalThis.MessageChannel() : undefined
  for (let turn = 0; turn < most && !isEnough(); turn += 1) {
    await (channel ? messageThrough(channel) : undefined)
  }
  channel?.port1.close()
}

function messageThrough({ port1, port2 }: MessageChannel): Promise<void> {
  return new Promise((resolve) => {
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
}
