/**
 * Whether a push may go to the network for its URL alone: to this machine, or to a host that the user
 * allowed, as `host` or `host:port`. Names that some resolver would have to be asked for (`x.localhost`)
 * do not count as this machine.
 */
export function isAllowedReceiver(url: string, allowHosts: ReadonlySet<string>): boolean {
  const { hostname, port, protocol } = new URL(url)
  const standardPort = protocol === 'https:' ? '443' : '80'
  return (
    isLoopback(hostname) || allowHosts.has(hostname) || allowHosts.has(`${hostname}:${port || standardPort}`)
  )
}

function isLoopback(hostname: string): boolean {
  // The URL parser has brought every spelling of an IPv4 address to four decimal parts.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
