import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildPage, type PageFiles } from './build-page.ts'
import { readWorkerScript } from './worker-script.ts'

export interface PageServer {
  /** As `http://localhost:41234`. */
  readonly origin: string
  /** The same server by a name that is no secure context, and another origin. */
  readonly otherOrigin: string
  /** What has arrived, by whatever name: the names under `.test` all lead here. */
  readonly arrived: Arrived[]
  close(): Promise<void>
}

/** A request that went over the network. */
export interface Arrived {
  method: string
  /** As `http://hooks.test:41234/path`. */
  url: string
}

export interface PageServerOptions {
  /** Answers instead of the server, where it returns true. */
  answer?: (request: IncomingMessage, response: ServerResponse) => boolean
}

const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>test</title><link rel="icon" href="data:,">
<script type="module" src="/page.js"></script></head><body></body></html>`

/** Serves a page around a script of `test/browser/pages`, and MSW's worker, from a free port of this machine. */
export async function servePage(script: string, options: PageServerOptions = {}): Promise<PageServer> {
  return serveFiles(await buildPage(script), options)
}

/** Serves files as they are, and MSW's worker, from a free port of this machine. */
export async function serveFiles(files: PageFiles, options: PageServerOptions = {}): Promise<PageServer> {
  const arrived: Arrived[] = []
  const server = createServer((request, response) => {
    arrived.push({ method: request.method ?? '', url: `http://${request.headers.host}${request.url}` })
    if (options.answer?.(request, response) !== true) answerFile(files, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    otherOrigin: `http://page.test:${port}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answerFile(files: PageFiles, { url = '/' }: IncomingMessage, response: ServerResponse): void {
  const path = url.replace(/\?.*/, '')
  const usual = { '/': html, '/mockServiceWorker.js': readWorkerScript() }
  const content = files.get(path) ?? Object.entries(usual).find(([at]) => at === path)?.[1]
  if (content === undefined) {
    response.writeHead(404).end()
    return
  }
  const isHtml = path === '/' || path.endsWith('.html')
  const type = isHtml ? 'text/html' : path.endsWith('.css') ? 'text/css' : 'text/javascript'
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content)
}
