import assert from 'node:assert/strict'
import { openChat, post } from '../story.mjs'

/** Tests of which the first and the last fail. @param setup - What `setupGenesys` returned. */
export function failingTests({ genesys }) {
  return [
    [
      'fails by itself',
      async () => {
        await openChat('Ana')
        throw new Error('the first error of a test')
      },
    ],
    [
      'is clean again',
      () => assert.deepEqual(genesys.sessions.list(), [], 'there is a chat of the test before'),
    ],
    [
      'fails by itself, and leaves a warning and a push',
      async () => {
        await leaveWarningAndPush(genesys)
        throw new Error('the second error of a test')
      },
    ],
  ]
}

export async function leaveWarningAndPush(genesys) {
  const { chatId, secureKey } = await openChat('Eva')
  await post(`chat/aura/${chatId}/refresh`, { secureKey })
  genesys.faults.add({ operation: 'push', delay: 60_000 })
  await genesys.agent(chatId, { nickname: 'Leo' }).join()
}

export const failingOptions = { failOnWarnings: true, failOnPendingPushes: true }
