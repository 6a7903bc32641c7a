/** How long the worker may take to respond, in milliseconds of real time. */
const limitMs = 5_000
/** How often msw 2 tells its worker that the page is there, in milliseconds, so that the browser does not end it. */
const keepAliveMs = 5_000

/**
 * Activates the worker of msw 2 anew when the page survives a `beforeunload`, at which msw 2 gives up interception: a
 * `mailto:` link, a download, a "Leave page?" that was cancelled. msw 3 does not give up. Returns what ends that.
 */
export function stayActive(warn: (message: string) => void): () => void {
  const { serviceWorker } = globalThis.navigator
  let timer: ReturnType<typeof globalThis.setInterval> | undefined
  const revive = async (): Promise<void> => {
    globalThis.clearInterval(timer)
    timer = globalThis.setInterval(
      () => serviceWorker.controller?.postMessage('KEEPALIVE_REQUEST'),
      keepAliveMs,
    )
    if (await activate(serviceWorker)) return
    warn(
      'Failed to activate the worker again after the page was about to be left: it does not respond. ' +
        'Requests to Genesys now reach the network. Reload the page.',
    )
  }
  /** msw 2 tells the page that it has given up. */
  const listener = ({ data, source }: MessageEvent): void => {
    if (source === globalThis.window && data?.type === 'msw/worker:stop') void revive()
  }
  globalThis.addEventListener('message', listener)
  return () => {
    globalThis.clearInterval(timer)
    globalThis.removeEventListener('message', listener)
  }
}

/** Whether the worker has said that it intercepts the requests of this page. */
function activate(serviceWorker: ServiceWorkerContainer): Promise<boolean> {
  return new Promise((resolve) => {
    const limit = globalThis.AbortSignal.timeout(limitMs)
    const end = (isActive: boolean): void => {
      serviceWorker.removeEventListener('message', hear)
      resolve(isActive)
    }
    const hear = ({ data }: MessageEvent): void => {
      if (data?.type === 'MOCKING_ENABLED') end(true)
    }
    limit.addEventListener('abort', () => end(false))
    serviceWorker.addEventListener('message', hear)
    serviceWorker.controller?.postMessage('MOCK_ACTIVATE')
  })
}
