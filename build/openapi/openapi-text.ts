import { Document, isScalar, visit } from 'yaml'
import { openApiDocument } from './openapi-document'

/** What openapi.yaml has to hold. */
export async function openApiText(): Promise<string> {
  const document = new Document(await openApiDocument(), { aliasDuplicateObjects: false })
  document.commentBefore =
    ' Made by `npm run openapi`, of the operation table, the types, and what the mock really answers: change those.'
  visit(document, {
    Seq(_, list) {
      // A list of names on one line.
      if (list.items.length > 0 && list.items.every(isScalar)) list.flow = true
    },
  })
  return document.toString({ lineWidth: 110 })
}
