import type { Database } from '../db/database'
import type { ProfileRow, SessionRow } from '../db/rows'
import { putFault } from './put-fault'

/** Puts the faults of a chat's profile in place for the chat. */
export function startFaults(db: Database, { chatId, settings }: Readonly<SessionRow>): void {
  for (const each of settings.chat.faults ?? []) {
    if (each.operation !== 'requestChat') putFault(db, { ...each, chatId })
  }
}

/**
 * Keeps the faults that belong to something only as long as that is there, whoever changes it: those of a
 * chat, and those for the Request Chats of a profile, for which there is no chat yet.
 */
export function bindFaults(db: Database): void {
  const { fault, session, profile } = db
  session.onChange(({ kind, row }) => {
    if (kind !== 'deleted') return
    for (const { id } of fault.of(row.chatId)) fault.remove(id)
  })
  profile.onChange(({ kind, row }) => {
    for (const each of [...fault.all()]) if (each.profile === row.profile) fault.remove(each.id)
    if (kind === 'deleted') return
    for (const each of requestChatFaults(row)) putFault(db, each, row.profile)
  })
}

function requestChatFaults({ settings }: Readonly<ProfileRow>) {
  return settings.chat.faults?.filter(({ operation }) => operation === 'requestChat') ?? []
}
