/** What became of a load: how much of what, how fast, and what was wrong. */
export interface Tally {
  /** Milliseconds that each answer took, by what was asked. */
  readonly times: Map<string, number[]>
  /** What was wrong, by kind. */
  readonly complaints: Map<Complaint, string[]>
  readonly pushes: { received: number }
  readonly chats: { played: number; ids: Set<string> }
  note(name: string, milliseconds: number): void
  complain(kind: Complaint, what: string): void
}

export const complaintKinds = {
  answer: 'every answer is one that Genesys would give',
  crossing: 'no session crosses another',
  push: 'every push is right, in order, and arrives',
  connection: 'no connection fails',
} as const

export type Complaint = keyof typeof complaintKinds

export function createTally(): Tally {
  const times = new Map<string, number[]>()
  const complaints = new Map<Complaint, string[]>()
  return {
    times,
    complaints,
    pushes: { received: 0 },
    chats: { played: 0, ids: new Set() },
    note(name, milliseconds) {
      const list = times.get(name)
      if (list) list.push(milliseconds)
      else times.set(name, [milliseconds])
    },
    complain(kind, what) {
      const list = complaints.get(kind)
      if (list) list.push(what)
      else complaints.set(kind, [what])
    },
  }
}

/** The value below which a share of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
