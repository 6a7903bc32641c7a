import type { GenesysMock, GenesysMockEvents, GenesysMockOptions, Snapshot } from 'aura-mocks-genesys-api'
import { reasonOf } from './reason-of'

/** The state of a mock, kept in a storage of the browser. */
export interface KeptState {
  /** What is to be kept at the moment; null: nothing. */
  current(): string | null
  /** Keeps nothing, until something happens again. */
  forget(): void
  /** Keeps the state one last time. */
  end(): void
}

export interface KeepStateParts {
  genesys: GenesysMock
  /** The profiles in the options: when they change, they take the place of those that were kept. */
  profiles: GenesysMockOptions['profiles']
  /** A getter, which throws where the browser denies the storage. */
  storage(): Storage
  key: string
  /** Never throws. */
  warn(message: string): void
}

/** What is in the storage. */
interface Kept {
  /** The profiles of the options. */
  profiles: string
  snapshot: Snapshot
}

/** How long after something has happened the state is kept, in milliseconds; what happens meanwhile is kept with it. */
const delay = 200
const mostRequests = 500
const eventNames: readonly (keyof GenesysMockEvents)[] = ['session', 'event', 'request', 'push', 'job']

/**
 * Goes on where the state of a mock was kept, if it was; from then on keeps it, a moment after something has happened
 * and when the page goes. Never throws.
 *
 * @param state - What to go on from, instead of what is in the storage; null: nothing.
 */
export function keepState(parts: KeepStateParts, state?: string | null): KeptState {
  const { genesys } = parts
  load(parts, state)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isForgotten = false
  const rest = (): void => {
    globalThis.clearTimeout(timer)
    timer = undefined
  }
  const saveNow = (): void => {
    rest()
    if (!isForgotten) save(parts)
  }
  const saveSoon = (): void => {
    isForgotten = false
    timer ??= globalThis.setTimeout(saveNow, delay)
  }
  const stops = eventNames.map((name) => genesys.on(name, saveSoon))
  globalThis.addEventListener('pagehide', saveNow)

  return {
    current: () => (isForgotten ? null : toText(parts)),
    forget() {
      rest()
      isForgotten = true
      forgetState(parts)
    },
    end() {
      saveNow()
      globalThis.removeEventListener('pagehide', saveNow)
      for (const stop of stops) stop()
    },
  }
}

function save(parts: KeepStateParts): void {
  const { storage, key, warn } = parts
  try {
    storage().setItem(key, toText(parts))
  } catch (error) {
    warn(
      `Failed to keep the state of the mock: ${reasonOf(error)}. A reload goes on where it was last kept, if it was.`,
    )
  }
}

function toText(parts: KeepStateParts): string {
  const snapshot = parts.genesys.snapshot()
  const requests = snapshot.requests.slice(-mostRequests)
  const kept: Kept = { profiles: fingerprint(parts), snapshot: { ...snapshot, requests } }
  return JSON.stringify(kept)
}

function load(parts: KeepStateParts, state: string | null | undefined): void {
  const { genesys, storage, key, warn } = parts
  try {
    const text = state === undefined ? storage().getItem(key) : state
    if (text === null) return
    const kept: Kept = JSON.parse(text)
    genesys.restore(kept.snapshot)
    if (kept.profiles !== fingerprint(parts)) genesys.profiles.reset()
  } catch (error) {
    warn(`Failed to go on where the mock was: ${reasonOf(error)}. It starts anew.`)
  }
}

/** Forgets what is kept, by whomever. */
export function forgetState({ storage, key, warn }: Pick<KeepStateParts, 'storage' | 'key' | 'warn'>): void {
  try {
    storage().removeItem(key)
  } catch (error) {
    warn(`Failed to forget the state of the mock: ${reasonOf(error)}. There may be none.`)
  }
}

function fingerprint({ profiles = [] }: KeepStateParts): string {
  return JSON.stringify(profiles, (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  )
}
