import type { CheckedDocument, DocumentedExample, SeenAnswer } from './document-check'

/** An answer that a document has as an example. */
export interface ExampleOfAnswer extends SeenAnswer {
  operationId: string
  name: string
  value: unknown
}

/** All examples of answers, as if they had come through a door. */
export function examplesOfAnswers(document: CheckedDocument): ExampleOfAnswer[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { operationId, responses }]) =>
      Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.entries(content).flatMap(([contentType, { examples = {} }]) =>
          Object.entries(examples).map(([name, example]) => {
            const { value } = resolved(document, example)
            const text = typeof value === 'string' ? value : JSON.stringify(value)
            const url = `http://localhost:3000${path}`
            return {
              operationId,
              name,
              value,
              method: method.toUpperCase(),
              url,
              status: Number(status),
              contentType,
              text,
            }
          }),
        ),
      ),
    ),
  )
}

/** The examples of JSON bodies of an operation. */
export function jsonBodiesOf(document: CheckedDocument, wanted: string): unknown[] {
  return Object.values(document.paths)
    .flatMap((operations) => Object.values(operations))
    .filter(({ operationId }) => operationId === wanted)
    .flatMap(({ requestBody }) => Object.values(requestBody?.content?.['application/json']?.examples ?? {}))
    .map((example) => resolved(document, example).value)
}

function resolved(document: CheckedDocument, example: DocumentedExample): DocumentedExample {
  const [, name] = /^#\/components\/examples\/(\w+)$/.exec(example.$ref ?? '') ?? []
  return (name !== undefined && document.components.examples[name]) || example
}
