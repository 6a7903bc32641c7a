import { forgetState, type KeepStateParts, type KeptState, keepState } from './keep-state'
import type { Tab } from './tab'

/** A tab with a mock of its own. */
export function ownMock(parts: KeepStateParts, persist: boolean): Tab {
  const { genesys } = parts
  let kept: KeptState | undefined

  return {
    handlers: genesys.handlers,
    async begin() {
      if (persist) kept = keepState(parts)
    },
    fetch: (request) => genesys.fetch(request),
    forget() {
      if (kept) kept.forget()
      else forgetState(parts)
    },
    end: () => kept?.end(),
  }
}
