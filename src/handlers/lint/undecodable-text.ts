import type { LintRule } from './lint-rule'

export const undecodableText: LintRule = {
  code: 'UNDECODABLE_TEXT',
  inExchange({ operation, body }) {
    if (operation?.group !== 'Chat' || body.undecodable === undefined) return undefined
    return (
      `The text of ${operation.name} can't be decoded: ${body.undecodable}. ` +
      "Genesys puts a replacement character in place of each byte that it can't decode, and the agent reads that. " +
      'Send UTF-8, or declare the charset that is sent, as "content-type: text/plain; charset=ISO-8859-1".'
    )
  },
}
