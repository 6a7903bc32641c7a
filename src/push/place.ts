/** Where a mock does its work: in a test of Node or the like, in a page, or behind an HTTP server. */
export type Place = 'node' | 'page' | 'server'

/** @param life - Through what requests have come: MSW's handlers, or `genesys.answer`, as servers call it. */
export function placeOf(life: { hasReceived: boolean; hasServed: boolean }): Place {
  const { document, process }: { document?: unknown; process?: { versions?: { node?: string } } } = globalThis
  // jsdom and happy-dom make documents in Node.
  if (document !== undefined && process?.versions?.node === undefined) return 'page'
  return life.hasServed && !life.hasReceived ? 'server' : 'node'
}
