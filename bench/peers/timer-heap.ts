interface Timer {
  dueAt: number
  callback(): void
}

/** The least that can keep timers in order: a binary heap. */
export class TimerHeap {
  readonly #timers: Timer[] = []

  add(timer: Timer): void {
    const timers = this.#timers
    let place = timers.length
    timers.push(timer)
    for (let parent = (place - 1) >> 1; place > 0; parent = (place - 1) >> 1) {
      const above = timers[parent]
      if (above === undefined || above.dueAt <= timer.dueAt) break
      timers[place] = above
      place = parent
    }
    timers[place] = timer
  }

  fireAll(): void {
    for (let first = this.#take(); first; first = this.#take()) first.callback()
  }

  #take(): Timer | undefined {
    const timers = this.#timers
    const [first] = timers
    const last = timers.pop()
    if (last === undefined || timers.length === 0) return first
    let place = 0
    for (let child = this.#earlierChild(place); child !== undefined; child = this.#earlierChild(place)) {
      const below = timers[child]
      if (below === undefined || below.dueAt >= last.dueAt) break
      timers[place] = below
      place = child
    }
    timers[place] = last
    return first
  }

  #earlierChild(place: number): number | undefined {
    const left = 2 * place + 1
    const [one, other] = [this.#timers[left], this.#timers[left + 1]]
    if (one === undefined) return undefined
    return other !== undefined && other.dueAt < one.dueAt ? left + 1 : left
  }
}
