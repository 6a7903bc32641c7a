import type { TabMessage } from './tab-message'

/** What is said to all other tabs of an origin, and heard from them. */
export interface TabChannel {
  tell(message: TabMessage): void
  /** Nothing is told or heard any more. */
  close(): void
}

export function openTabChannel(name: string, hear: (message: TabMessage) => void): TabChannel {
  const channel = new globalThis.BroadcastChannel(name)
  let isClosed = false
  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => hear(data)
  return {
    tell(message) {
      if (!isClosed) channel.postMessage(message)
    },
    close() {
      isClosed = true
      channel.close()
    },
  }
}
