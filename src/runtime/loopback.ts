/**
 * Whether a host name, as `URL.hostname` has it, is this machine: `localhost`, `127.x.x.x` or `[::1]`. A name below
 * `localhost` is not, because Node asks the system's resolver for its address, which may be anywhere.
 */
export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}
