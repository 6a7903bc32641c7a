/**
 * Whether a push may go to the network for its URL alone: to this machine, or to a host that the user
 * allowed, as `host` or `host:port`. Names that some resolver would have to be asked for (`x.localhost`)
 * do not count as this machine.
 */
export function isAllowedReceiver(url: string, allowHosts: ReadonlySet<string>): boolean {
  const { hostname, host } = new URL(url)
  return isLoopback(hostname) || allowHosts.has(hostname) || allowHosts.has(host)
}

function isLoopback(hostname: string): boolean {
  // The URL parser has brought every spelling of an IPv4 address to four decimal parts.
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}
