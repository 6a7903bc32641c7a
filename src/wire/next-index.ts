/** The index that the next event of a transcript will have. */
export function nextIndexAfter(events: readonly { readonly index: number }[]): number {
  return (events.at(-1)?.index ?? 0) + 1
}
