/** Why `fetch` did not work as a `fetch`: it is replaced by something that returns no Response. */
export class NoResponseError extends Error {
  constructor(value: unknown) {
    super(`fetch returned ${describe(value)}`)
  }
}

/** @throws NoResponseError */
export function assertResponse(value: unknown): asserts value is Response {
  const isResponse =
    typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number'
  if (!isResponse) throw new NoResponseError(value)
}

/** The whole text of the error for a push. */
export function stubbedBecause(url: string, { message }: NoResponseError): string {
  return (
    `Failed to push to ${new URL(url).host}: ${message} instead of a Response. ` +
    'If globalThis.fetch is a stub such as vi.fn(), have it return a Response, or restore it.'
  )
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  return typeof value === 'object' ? 'an object without a status' : `a ${typeof value}`
}
