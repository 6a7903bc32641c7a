import type { Database } from '../db/database'

/** Has everything cancelled that was still to happen in a chat as soon as the chat has ended or is gone, whoever did that. */
export function cancelJobsOfEndedChats({ session, job }: Database): void {
  session.onChange(({ kind, row }) => {
    if (kind !== 'deleted' && row.state !== 'ended') return
    for (const { id } of job.of(row.chatId)) job.remove(id)
  })
}
