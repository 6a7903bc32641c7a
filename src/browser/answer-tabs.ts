import type { GenesysMock, PlainAnswer, PlainRequest } from 'aura-mocks-genesys-api'
import { reasonOf } from './reason-of'
import type { Tell } from './tab-message'
import { unavailable } from './unavailable'

/** The holder's side: what the other tabs have asked. */
export interface TabDesk {
  take(id: string, request: PlainRequest): Promise<void>
  /** Nobody waits for that answer any more. */
  drop(id: string): void
  end(): void
}

export function createTabDesk(genesys: GenesysMock, tell: Tell): TabDesk {
  /** A tab that is not sure asks again. */
  const taken = new Set<string>()
  /** What ends the answers that are under way. */
  const ends = new Map<string, () => void>()
  const drop = (id: string): void => {
    const end = ends.get(id)
    ends.delete(id)
    end?.()
  }

  return {
    async take(id, request) {
      if (taken.has(id)) return
      taken.add(id)
      tell({ kind: 'taken', id })
      const controller = new AbortController()
      ends.set(id, () => controller.abort())
      const { stream, ...answer } = await answerOf(genesys, { ...request, signal: controller.signal })
      if (!ends.delete(id)) return
      tell({ kind: 'answer', id, answer, goesOn: stream !== undefined })
      const close = (): void => {
        ends.delete(id)
        tell({ kind: 'end', id })
      }
      // How much is unread is known where it is read.
      const end = stream?.({ write: (text) => tell({ kind: 'more', id, text }), close, unread: () => 0 })
      if (end) ends.set(id, end)
    },
    drop,
    end() {
      for (const id of [...ends.keys()]) drop(id)
    },
  }
}

/** The mock's answer, whatever becomes of it. */
export async function answerOf(genesys: GenesysMock, request: PlainRequest): Promise<PlainAnswer> {
  try {
    return (
      (await genesys.answer(request)) ??
      unavailable('the tab that holds the mock takes this for none of Genesys')
    )
  } catch (error) {
    return unavailable(reasonOf(error))
  }
}
