import type { PlainAnswer, PlainRequest } from 'aura-mocks-genesys-api'

/** What the tabs that share a mock tell each other. */
export type TabMessage =
  /** The tab that says it holds the mock from now on. */
  | { kind: 'holding' }
  /**
   * The tab that says it holds the mock no more. `state`: where it was, as it is kept in the storage; null: nothing is
   * kept. Said, too, since what one process writes to `localStorage` arrives in another a moment late.
   */
  | { kind: 'leaving'; state: string | null }
  /** Nothing is to be kept. */
  | { kind: 'forget' }
  | { kind: 'ask'; id: string; request: PlainRequest }
  /** The holder has got the request, and begins to answer it. */
  | { kind: 'taken'; id: string }
  /** `goesOn`: as a stream, whose parts follow. */
  | { kind: 'answer'; id: string; answer: PlainAnswer; goesOn: boolean }
  | { kind: 'more'; id: string; text: string }
  | { kind: 'end'; id: string }
  /** Nobody waits for the answer any more. */
  | { kind: 'drop'; id: string }

/** Tells all other tabs. */
export type Tell = (message: TabMessage) => void
