import type { LintRule } from './lint-rule'

export const unescapedBody: LintRule = {
  code: 'UNESCAPED_BODY',
  inExchange({ operation, body }) {
    if (operation?.group !== 'Chat' || body.unescaped === undefined) return undefined
    return (
      `The form of ${operation.name} is not escaped: ${body.unescaped}. ` +
      'Genesys cuts a text at a raw "&", and garbles or refuses one with a raw "%" or space. ' +
      'Make the body with URLSearchParams, or pass each name and value through encodeURIComponent.'
    )
  },
}
