import type { ChatContext } from './context'

/** Cancels what was still to happen in a chat. */
export function cancelJobs(context: ChatContext, chatId: string): void {
  for (const job of [...context.db.job.of(chatId)]) context.db.job.remove(job.id)
}
