import type { Database } from '../db/database'
import type { ProfileRow, SessionRow } from '../db/rows'
import { putFault } from './put-fault'

/** Puts the faults of a chat's profile in place for the chat. */
export function startFaults(db: Database, { chatId, settings }: Readonly<SessionRow>): void {
  for (const fault of settings.chat.faults ?? []) {
    if (fault.operation !== 'requestChat') putFault(db, { ...fault, chatId })
  }
}

/** Puts the faults in place that a profile has for its Request Chats, for which there is no chat yet. */
export function replaceProfileFaults(db: Database, { profile, settings }: Readonly<ProfileRow>): void {
  removeProfileFaults(db, profile)
  for (const fault of settings.chat.faults ?? []) {
    if (fault.operation === 'requestChat') putFault(db, fault, profile)
  }
}

/** Has the faults of a chat or a profile removed with it, whoever does that. */
export function removeFaultsOfTheGone(db: Database): void {
  db.session.onChange(({ kind, row }) => {
    if (kind !== 'deleted') return
    for (const { id } of db.fault.of(row.chatId)) db.fault.remove(id)
  })
  db.profile.onChange(({ kind, row }) => {
    if (kind === 'deleted') removeProfileFaults(db, row.profile)
  })
}

function removeProfileFaults({ fault }: Database, profile: string): void {
  for (const each of [...fault.all()]) if (each.profile === profile) fault.remove(each.id)
}
