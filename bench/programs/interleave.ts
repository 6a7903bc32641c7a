import { median } from '../median.ts'

/** One of several things whose times are compared. */
export interface Variant {
  name: string
  /** Comes before each batch; its time does not count. */
  before?(): unknown
  /** The thing itself; `index` counts its calls. */
  call(index: number): unknown
}

export interface Interleaving {
  /** How many batches of each variant are timed. */
  rounds: number
  /** How many calls there are in a batch. */
  calls: number
}

/** How long calls took. */
export interface Times {
  /** Microseconds for a call. */
  typical(name: string): number
  /** How many times as long as those of the reference in the same round. */
  ratio(name: string, reference: string): number
  /** The same for all rounds together, in which the collections of garbage count that few rounds have. */
  overallRatio(name: string, reference: string): number
}

/** How many rounds come before those that count, for the compiler's sake. */
const warmUp = 0.3

/**
 * Times variants batch by batch, in turn, so that whatever slows the machine down meanwhile slows down all of them.
 */
export async function interleave(
  variants: readonly Variant[],
  { rounds, calls }: Interleaving,
): Promise<Times> {
  // Fake timers are looked past.
  const now = performance.now.bind(performance)
  const entries = variants.map((variant) => ({ variant, count: 0, times: [] as number[] }))
  for (let round = -Math.ceil(rounds * warmUp); round < rounds; round += 1) {
    // Each is first, second and so on as often as any other.
    const shift = Math.abs(round) % entries.length
    for (const entry of [...entries.slice(shift), ...entries.slice(0, shift)]) {
      await entry.variant.before?.()
      const begun = now()
      for (let call = 0; call < calls; call += 1) {
        entry.count += 1
        await entry.variant.call(entry.count)
      }
      if (round >= 0) entry.times.push(((now() - begun) * 1_000) / calls)
    }
  }
  return timesOf(new Map(entries.map(({ variant, times }) => [variant.name, times])))
}

function timesOf(byName: ReadonlyMap<string, readonly number[]>): Times {
  const of = (name: string): readonly number[] => {
    const times = byName.get(name)
    if (times === undefined) throw new Error(`Nothing called "${name}" was timed.`)
    return times
  }
  const sum = (name: string): number => of(name).reduce((total, time) => total + time, 0)
  return {
    typical: (name) => median(of(name)),
    ratio: (name, reference) =>
      median(of(name).map((time, round) => time / (of(reference)[round] ?? Number.NaN))),
    overallRatio: (name, reference) => sum(name) / sum(reference),
  }
}
