import type { ChatContext } from '../chat/context'
import { defaultAlias } from '../db/models/session'
import { GenesysMockError } from '../errors'
import { toChatErrorAnswer, toMockErrorAnswer } from '../wire/error-table'
import type { OperationAnswer } from './operation'

/** Gives an error the form of the API at whose door it arrived; one that is none of ours goes on. */
export function answerError(context: ChatContext, path: string, error: unknown): OperationAnswer {
  if (!(error instanceof GenesysMockError)) throw error
  const answer = /^mock(\/|$)/i.test(path)
    ? toMockErrorAnswer(error)
    : toChatErrorAnswer(error, {
        alias: aliasOf(context, error.chatId),
        referenceId: context.ids.referenceId,
      })
  if (!answer) throw error
  return answer
}

/** The alias in an answer about a chat, which there may not be. */
export function aliasOf({ db }: ChatContext, chatId: string | undefined): string {
  return (chatId === undefined ? undefined : db.session.get(chatId)?.alias) ?? defaultAlias
}
