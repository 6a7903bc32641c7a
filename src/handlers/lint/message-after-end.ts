import type { LintRule } from './lint-rule'

export const messageAfterEnd: LintRule = {
  code: 'MESSAGE_AFTER_END',
  inExchange({ operation, refusal }) {
    if (operation?.group !== 'Chat' || refusal?.code !== 'CHAT_ENDED') return undefined
    return (
      `${operation.name} came after the end: ${refusal.reason}. ` +
      'Genesys refuses it with code 249, and what the customer wrote is lost. ' +
      'Stop when an answer or a push says chatEnded: true, and start a new chat with Request Chat.'
    )
  },
}
