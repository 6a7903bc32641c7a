/** How long the state of a tab that has gone may be on its way, in milliseconds of real time. */
const patience = 300

/** What the tab that held the mock says when it goes. */
export interface Handover {
  /** The state it was in; null: nothing was kept. */
  give(state: string | null): void
  /** Another tab holds the mock; what was given before is of no use any more. */
  renew(): void
  /** What was given, waiting for it a moment; undefined: nothing, for the tab was killed. */
  take(): Promise<string | null | undefined>
}

export function createHandover(): Handover {
  let given: string | null | undefined
  let onGiven: () => void = () => {}

  return {
    give(state) {
      given = state
      onGiven()
    },
    renew() {
      given = undefined
    },
    async take() {
      if (given === undefined) {
        await new Promise<void>((resolve) => {
          onGiven = resolve
          globalThis.setTimeout(resolve, patience)
        })
      }
      return given
    },
  }
}
