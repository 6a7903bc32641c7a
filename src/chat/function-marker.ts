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
 * Puts functions in place of the markers in a snapshot: that of the same chat, if this mock has it, for its profile may
 * be another by now; else that of this mock's own profile of the same name, as it is now or as the mock was made with it.
 *
 * @throws GenesysMockError `INVALID_SNAPSHOT` when there is none.
 */
export function putFunctionsBack({ db, initialProfiles }: ChatContext, { tables }: Snapshot): void {
  const holdersOf = (name: string): Holder[] => [
    db.profile.get(name),
    initialProfiles.find(({ profile }) => profile === name),
  ]
  for (const [place, row] of tables.profile.entries()) {
    putFunctionBack(row, `tables.profile[${place}]`, holdersOf(row.profile))
  }
  for (const [place, row] of tables.session.entries()) {
    putFunctionBack(row, `tables.session[${place}]`, [db.session.get(row.chatId), ...holdersOf(row.profile)])
  }
}

/** A profile, or a chat that started with it. */
type Holder = Pick<ProfileRow, 'settings'> | undefined

function putFunctionBack({ profile, settings }: ProfileRow, path: string, holders: readonly Holder[]): void {
  const marked: unknown = settings.chat.replies
  if (marked !== marker) return
  const replies = holders
    .map((holder) => holder?.settings.chat.replies)
    .find((each) => typeof each === 'function')
  if (!replies) throw missing(`${path}.settings.chat.replies`, profile)
  settings.chat.replies = replies
}

function missing(path: string, profile: string): Error {
  return invalidSnapshot(
    `${path}: the profile "${profile}" replies by a function, which a snapshot can't hold`,
    'Make the mock with a profile of that name that has the function.',
  )
}
