import type { Push } from 'aura-mocks-genesys-api'
import { isLoopbackHost } from '../runtime/loopback'
import { oneLine } from '../runtime/one-line'

/** For how many hosts it is remembered that they were explained: clients can name any number of them. */
const mostHosts = 100

/**
 * Whether a push was not sent because its receiver is another machine. For the receiver of a built-in profile that is what
 * is meant to happen, and no failure.
 */
export function isHeldBack({ status, url }: Pick<Push, 'status' | 'url'>): boolean {
  return status === 'blocked' && !isLoopbackHost(new URL(url).hostname)
}

/** Makes a function that says, for the first push to each host that was held back, how to receive its pushes. */
export function createExplanation(): (push: Pick<Push, 'url'>) => string | undefined {
  const explained = new Set<string>()
  return ({ url }) => {
    const { host } = new URL(url)
    if (explained.has(host)) return undefined
    if (explained.size === mostHosts) explained.clear()
    explained.add(host)
    return oneLine(
      `Pushes to ${host} are not sent, because it is another machine. To receive them, start the command with ` +
        `--push-url http://localhost:4000/messages, your own address; to send them there, with --allow-host ${host}.`,
    )
  }
}
