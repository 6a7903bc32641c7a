import { type Document, isNode } from 'yaml'

/**
 * Where in a document the field stands that an error's reason begins with, as `[0].settings.chat.pushUrl: …`; of a
 * field that is missing, where it should stand.
 */
export function findPosition(document: Document.Parsed, reason: string): number {
  const path = reason.slice(0, reason.search(/: |$/))
  let position = document.contents?.range?.[0] ?? 0
  let keys: (string | number)[] = []
  for (const [, index, key] of path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)) {
    keys = [...keys, index === undefined ? (key ?? '') : Number(index)]
    const start = startOf(document, keys)
    if (start === undefined) break
    position = start
  }
  return position
}

function startOf(document: Document.Parsed, keys: readonly (string | number)[]): number | undefined {
  const node: unknown = document.getIn(keys, true)
  return isNode(node) ? node.range?.[0] : undefined
}
