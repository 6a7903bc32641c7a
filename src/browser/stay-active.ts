import { reasonOf } from './reason-of'

export interface StayActive {
  /** Ends interception and begins it anew. */
  restart(): Promise<unknown>
  warn(message: string): void
}

/**
 * Activates MSW's worker anew when the page survives a `beforeunload`, at which msw 2 gives up interception: a `mailto:`
 * link, a download, a "Leave page?" that was cancelled. Returns what ends that.
 */
export function stayActive({ restart, warn }: StayActive): () => void {
  let isEnded = false
  const revive = async (): Promise<void> => {
    await nextTask()
    if (isEnded) return
    try {
      await restart()
    } catch (error) {
      warn(
        `Failed to activate the worker again after the page was about to be left: ${reasonOf(error)}. ` +
          'Requests to Genesys now reach the network. Reload the page.',
      )
    }
  }
  const listener = (): void => void revive()
  globalThis.addEventListener('beforeunload', listener)
  return () => {
    isEnded = true
    globalThis.removeEventListener('beforeunload', listener)
  }
}

/** After all listeners of the event, and after a dialog; not by a timer, which may be faked. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new globalThis.MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
