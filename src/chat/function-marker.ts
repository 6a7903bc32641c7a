import type { ProfileRow } from '../db/rows'
import { invalidSnapshot } from '../db/snapshot/read-snapshot'
import type { Snapshot } from '../db/snapshot/snapshot'
import type { ChatContext } from './context'

/** What stands in a snapshot for a function at `settings.chat.replies` of a profile or a chat. */
const marker = '(function)'

/** For `JSON.stringify`: writes the marker in place of a function. */
export function markFunction(_: string, value: unknown): unknown {
  return typeof value === 'function' ? marker : value
}

/**
 * Puts functions in place of the markers in a snapshot: each is that of this mock's own profile of the same name, as
 * it is now or, if there is none now, as the mock was made with it.
 *
 * @throws GenesysMockError `INVALID_SNAPSHOT` when there is none.
 */
export function putFunctionsBack(context: ChatContext, { tables }: Snapshot): void {
  for (const name of ['profile', 'session'] as const) {
    for (const [place, { profile, settings }] of tables[name].entries()) {
      const replies: unknown = settings.chat.replies
      if (replies !== marker) continue
      settings.chat.replies = functionOf(context, profile)
      if (!settings.chat.replies) throw missing(`tables.${name}[${place}].settings.chat.replies`, profile)
    }
  }
}

function functionOf(
  { db, initialProfiles }: ChatContext,
  name: string,
): ProfileRow['settings']['chat']['replies'] {
  return [db.profile.get(name), initialProfiles.find(({ profile }) => profile === name)]
    .map((row) => row?.settings.chat.replies)
    .find((replies) => typeof replies === 'function')
}

function missing(path: string, profile: string): Error {
  return invalidSnapshot(
    `${path}: the profile "${profile}" replies by a function, which a snapshot can't hold`,
    'Make the mock with a profile of that name that has the function.',
  )
}
