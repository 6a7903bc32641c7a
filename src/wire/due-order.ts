/** The order in which jobs are done: by their moment, then by the order of their making. */
export function byDueOrder(
  one: { readonly dueAt: number; readonly sequence: number },
  other: { readonly dueAt: number; readonly sequence: number },
): number {
  return one.dueAt - other.dueAt || one.sequence - other.sequence
}
