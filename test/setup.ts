import { afterEach, vi } from 'vitest'

// A test that fakes the time must not leave it to the next one.
afterEach(() => {
  vi.useRealTimers()
})
