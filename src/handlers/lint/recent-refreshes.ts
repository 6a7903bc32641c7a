import type { Exchange } from '../exchange'

/** How long a refresh is remembered, in milliseconds: longer than any rule asks for. */
const memory = 60_000

/** When each client last refreshed each chat, of those who did lately. */
export interface RecentRefreshes {
  /**
   * Notes an exchange, if it is a `refresh`, and gives the moment of the one before it, of the same chat
   * with the same `secureKey`, in epoch milliseconds; undefined: there was none lately.
   */
  note(exchange: Exchange): number | undefined
  /** By chat and client, the moments that {@link RecentRefreshes.note} goes by. */
  moments(): Record<string, number>
  restore(moments: Readonly<Record<string, number>>): void
  /** Moves the moments along with a date that has jumped. */
  shift(milliseconds: number): void
  clear(): void
}

export function createRecentRefreshes(): RecentRefreshes {
  /** Oldest first. */
  const moments = new Map<string, number>()

  const forgetOld = (now: number): void => {
    for (const [client, moment] of moments) {
      if (now - moment < memory) return
      moments.delete(client)
    }
  }

  return {
    note({ operation, params, body, receivedAt, refusal }) {
      // One that is refused and then sent aright is no poll.
      if (operation?.name !== 'refresh' || refusal) return undefined
      forgetOld(receivedAt)
      const client = JSON.stringify([params.chatId, body.fields.get('secureKey')])
      const previous = moments.get(client)
      moments.delete(client)
      moments.set(client, receivedAt)
      return previous
    },
    moments: () => Object.fromEntries(moments),
    restore(given) {
      for (const [client, moment] of Object.entries(given)) moments.set(client, moment)
    },
    shift(milliseconds) {
      for (const [client, moment] of moments) moments.set(client, moment + milliseconds)
    },
    clear: () => moments.clear(),
  }
}
