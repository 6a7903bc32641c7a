import { isLoopbackHost } from '../runtime/loopback'
import { findProxy } from './proxy'

/** Why a push must not go to the network: its host is another machine, or a proxy would receive it. */
export type Obstacle = { kind: 'external host' } | { kind: 'proxy'; dispatcher: string }

/**
 * What keeps a push from going to the network; undefined: it may go there. The user allows hosts as `host` or
 * `host:port`, and for such a host also the way through a proxy.
 */
export function obstacleTo(url: string, allowHosts: ReadonlySet<string>): Obstacle | undefined {
  const { hostname, port, protocol } = new URL(url)
  const standardPort = protocol === 'https:' ? '443' : '80'
  if (allowHosts.has(hostname) || allowHosts.has(`${hostname}:${port || standardPort}`)) return undefined
  // The URL parser has brought every spelling of an IPv4 address to four decimal parts.
  if (!isLoopbackHost(hostname)) return { kind: 'external host' }
  const dispatcher = findProxy(url)
  return dispatcher === undefined ? undefined : { kind: 'proxy', dispatcher }
}
