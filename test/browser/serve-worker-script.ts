import type { Plugin } from 'vite'
import { readWorkerScript } from './worker-script.ts'

/** Has Vite serve MSW's service worker where a page looks for it. */
export function serveWorkerScript(): Plugin {
  return {
    name: 'serve-worker-script',
    configureServer({ middlewares }) {
      middlewares.use('/mockServiceWorker.js', (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(readWorkerScript())
      })
    },
  }
}
