import type { IncomingMessage } from 'node:http'
import { isLoopbackHost } from '../runtime/loopback'

/** The names that requests may carry, besides those of this machine. */
export type AllowedNames = ReadonlySet<string> | 'any'

/**
 * Which names a server allows. One that listens for this machine only is not meant for the pages of others, which
 * the browser on this machine would let call it.
 *
 * @param address - Where it listens.
 */
export function allowedNamesAt(
  address: string,
  { host, allowNames }: { host: string; allowNames: readonly string[] | undefined },
): AllowedNames {
  const isForAll = !allowNames && !isLoopbackHost(address.includes(':') ? `[${address}]` : address)
  if (isForAll || allowNames?.includes('*')) return 'any'
  return new Set([host, ...(allowNames ?? [])].map((name) => name.toLowerCase()))
}

/** Why a request is refused for a name in it, in words; undefined: it is not. */
export function strangerIn(
  { method, url = '', headers }: IncomingMessage,
  allowed: AllowedNames,
): string | undefined {
  if (allowed === 'any') return undefined
  const { host, origin } = headers
  // A whole URL is meant for a proxy, and no page can have its browser send one to this server.
  if (host !== undefined && url.startsWith('/')) {
    const stranger = strangerNamed('Host', host, nameInHost(host), allowed)
    if (stranger !== undefined) return stranger
  }
  // A preflight does nothing, and the answer to the request behind it can be read by the page.
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined
  if (origin === undefined || isPreflight) return undefined
  return strangerNamed('Origin', origin, nameInOrigin(origin), allowed)
}

function strangerNamed(
  header: string,
  value: string,
  name: string | undefined,
  allowed: ReadonlySet<string>,
): string | undefined {
  if (name !== undefined && (isLoopbackHost(name) || allowed.has(name))) return undefined
  const allowing = `allowNames: ['${name ?? '*'}'], or --allow-name ${name ?? "'*'"}`
  return `${header}: ${JSON.stringify(value)} is not this machine, for which this server listens only; to let it through: ${allowing}`
}

function nameInHost(host: string): string | undefined {
  return /^(\[[^\]]+\]|[^:@/?#\s]+)(:\d+)?$/.exec(host)?.[1]?.toLowerCase()
}

/** Pages that have no origin of their own, as those in a file, say "null". */
function nameInOrigin(origin: string): string | undefined {
  try {
    return new URL(origin).hostname
  } catch {
    return undefined
  }
}
