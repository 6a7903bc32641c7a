import { isDeepStrictEqual } from 'node:util'
import type { Operation } from '../../src/handlers/operation'
import { chatCalls } from './chat-calls'
import { mockCalls } from './mock-calls'
import { fieldFormsOf } from './request-bodies'
import { type ExampleAnswer, type ExampleRequest, onStage } from './stage'
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
      request: async (stage) => ({ ...(await first?.request(stage)), operation: operation.name, formType }),
    })
    if (isDeepStrictEqual(answer, success.answer)) continue
    throw new Error(`Failed to show ${operation.name}: as ${formType}, it is answered otherwise.`)
  }
  return shown
}

function show({ name, summary, request }: ExampleCall): Promise<ShownCall> {
  return onStage(async (stage) => {
    const asked = await request(stage)
    const answer = await stage.call(asked)
    if (stage.genesys.requests.last()?.operation === asked.operation)
      return { name, summary, request: asked, answer }
    throw new Error(`Failed to show ${asked.operation}: the call ${name} does not reach it.`)
  })
}
