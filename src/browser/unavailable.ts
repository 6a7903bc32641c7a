import type { PlainAnswer } from 'aura-mocks-genesys-api'

/** The answer of a mock that is not there to answer. */
export function unavailable(advice: string): PlainAnswer {
  return {
    httpStatus: 503,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [{ code: 503, advice }] }),
  }
}
