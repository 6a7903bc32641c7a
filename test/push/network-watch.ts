import dns from 'node:dns'
import net from 'node:net'
import { onTestFinished, vi } from 'vitest'

/** Notes every name looked up and every address connected to; names other than this machine's are never really looked up. */
export function watchNetwork(): { lookedUp: string[]; connectedTo: string[] } {
  const seen = { lookedUp: [] as string[], connectedTo: [] as string[] }
  const lookup = vi.spyOn(dns, 'lookup').mockImplementation(((hostname: string, ...rest: unknown[]) => {
    seen.lookedUp.push(hostname)
    const callback = rest.at(-1)
    if (typeof callback === 'function') callback(new Error(`the test lets no one look up ${hostname}`))
  }) as typeof dns.lookup)
  const connect = net.Socket.prototype.connect
  const spy = vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
    this: net.Socket,
    ...args: Parameters<typeof connect>
  ) {
    const options: unknown = Array.isArray(args[0]) ? args[0][0] : args[0]
    const hasHost = typeof options === 'object' && options !== null && 'host' in options
    seen.connectedTo.push(hasHost ? String(options.host) : '?')
    return Reflect.apply(connect, this, args)
  })
  onTestFinished(() => {
    lookup.mockRestore()
    spy.mockRestore()
  })
  return seen
}
