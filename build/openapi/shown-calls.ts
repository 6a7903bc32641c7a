import { isDeepStrictEqual } from 'node:util'
import type { Operation } from '../../src/handlers/operation'
import { chatCalls } from './chat-calls'
import { mockCalls } from './mock-calls'
import { fieldFormsOf } from './request-bodies'
import { type ExampleAnswer, type ExampleRequest, onStage, operationNamed } from './stage'
import type { ExampleCall } from './usual-request'

/** A call that was made, and what it was answered. */
export interface ShownCall extends Omit<ExampleCall, 'request'> {
  request: ExampleRequest
  answer: ExampleAnswer
}

/** Makes the calls that show an operation; the first succeeds. */
export async function showCalls(operation: Operation): Promise<ShownCall[]> {
  const calls = operation.group === 'Chat' ? chatCalls(operation) : mockCalls(operation)
  const shown: ShownCall[] = []
  for (const call of calls) shown.push(await show(call))
  const [first] = calls
  const [success] = shown
  if (success?.answer.status !== 200 || success.answer.error !== undefined) {
    throw new Error(`Failed to show ${operation.name}: its usual call does not succeed.`)
  }
  for (const formType of fieldFormsOf(operation)) {
    const { answer } = await show({
      name: formType,
      summary: '',
      ...(first?.clock && { clock: first.clock }),
      request: async (stage) => ({ ...(await first?.request(stage)), operation: operation.name, formType }),
    })
    if (isDeepStrictEqual(answer, success.answer)) continue
    throw new Error(`Failed to show ${operation.name}: as ${formType}, it is answered otherwise.`)
  }
  return shown
}

function show({ name, summary, error, clock, request }: ExampleCall): Promise<ShownCall> {
  return onStage(async (stage) => {
    const asked = await request(stage)
    const answer = await stage.call(asked)
    const { observes } = operationNamed(asked.operation)
    if (!observes && answer.operation !== asked.operation)
      throw new Error(`Failed to show ${asked.operation}: the call ${name} does not reach it.`)
    if (observes && (answer.status !== 200) !== (error !== undefined))
      throw new Error(`Failed to show ${asked.operation}: the call ${name} has to say why it is refused.`)
    return { name, summary, request: asked, answer: { ...answer, error: answer.error ?? error } }
  }, clock?.())
}
