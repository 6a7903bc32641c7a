import type { Clock, GenesysMockErrorCode, Json, OperationName } from '../../src/index'
import { fieldExamples, parametersOf } from './parameters'
import { type ExampleRequest, operationNamed, type Stage, service } from './stage'

/** A call that is an example for an operation. */
export interface ExampleCall {
  name: string
  summary: string
  /** Why it is refused, where it only looks, so that the mock itself does not tell. */
  error?: GenesysMockErrorCode
  /** @default a manual one */
  clock?(): Clock
  /** Sets the stage, and says what to ask. */
  request(stage: Stage): ExampleRequest | Promise<ExampleRequest>
}

/** A chat that is on no stage. */
export const unknownChatId = '0008TaFN3SE300QU'

/** A request with an example for every parameter, about the chat on the stage, in which there is no file yet. */
export function usualRequest(operation: OperationName, { chat }: Stage): ExampleRequest {
  const { chatId, secureKey, userId } = chat
  const fields = fieldExamples(parametersOf(operationNamed(operation)), { chatId, secureKey, userId })
  return { operation, path: { serviceName: service, chatId, fileId: 'no-file' }, fields }
}

/** A call that asks for something else than usual. */
export function variant(
  operation: OperationName,
  name: string,
  summary: string,
  change: (request: ExampleRequest) => ExampleRequest,
): ExampleCall {
  return { name, summary, request: (stage) => change(usualRequest(operation, stage)) }
}

export function unknownService(operation: OperationName): ExampleCall {
  return variant(
    operation,
    'unknownService',
    'The mock was given a list of services, and this is none of them',
    (request) => withPath(request, { serviceName: 'sales' }),
  )
}

/** The same with other fields; those that are undefined are left out. */
export function withFields(
  request: ExampleRequest,
  changes: Record<string, Json | undefined>,
): ExampleRequest {
  const fields = Object.entries({ ...request.fields, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...request, fields: Object.fromEntries(fields) }
}

/** The same with another path. */
export function withPath(request: ExampleRequest, path: ExampleRequest['path']): ExampleRequest {
  return { ...request, path: { ...request.path, ...path } }
}
