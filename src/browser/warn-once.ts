/** Passes each message on the first time it is given. */
export function warnOnce(warn: (message: string) => void): (message: string) => void {
  const given = new Set<string>()
  return (message) => {
    if (given.has(message)) return
    given.add(message)
    warn(message)
  }
}
