import type { GenesysMock, PushFormat } from '../../src/index'
import { genesysMockEventNames } from '../../src/wire/genesys-mock-events'
import { type DocumentCheck, NotAsDocumented } from './document-check'

/** Holds all that a mock tells of, and what it pushes, against a document. Who listens can't fail a test: `finish` does. */
export function watchLiveEvents(genesys: GenesysMock, check: DocumentCheck, format: PushFormat = 'envelope') {
  const complaints: NotAsDocumented[] = []
  const collect = (judge: () => void): void => {
    try {
      judge()
    } catch (error) {
      if (!(error instanceof NotAsDocumented)) throw error
      complaints.push(error)
    }
  }
  for (const name of genesysMockEventNames) {
    genesys.on(name, (data) => collect(() => check.judgeLiveEvent(name, data)))
  }
  // What a function makes is not documented.
  if (typeof format === 'string') genesys.on('push', ({ body }) => collect(() => check.judgePush(body)))
  return {
    /** @throws NotAsDocumented when something was not as documented. */
    finish(): void {
      const [first] = complaints.splice(0)
      if (first) throw first
    },
  }
}
