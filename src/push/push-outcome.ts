import type { PushRow } from '../db/rows'

/** What became of a push. */
export interface PushOutcome extends Pick<PushRow, 'httpStatus' | 'error' | 'responseBody' | 'note'> {
  status: 'delivered' | 'failed' | 'captured' | 'blocked'
}

/** The outcome of a push that nobody responded to. */
export function withoutResponse(status: 'failed' | 'blocked', error: string): PushOutcome {
  return { status, httpStatus: null, error, responseBody: null, note: null }
}
