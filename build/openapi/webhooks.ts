import type { Json, JsonObject } from '../../src/index'
import { onStage } from './stage'
import { usualRequest } from './usual-request'

/** What the mock calls by itself: the push address of a chat. */
export async function webhooks(): Promise<JsonObject> {
  const examples = {
    envelope: { summary: 'The format `envelope`', value: await pushedTo({}) },
    customhttp: {
      summary: 'The format `customhttp`, with its payload',
      value: await pushedTo({ ...subscription, GCTI_GMS_PushIncludePayload: 'true' }),
    },
    customhttpWithoutPayload: {
      summary: 'The format `customhttp`, without its payload',
      value: await pushedTo(subscription),
    },
  }
  const anyOf = ['PushEnvelope', 'CustomHttpPush'].map((name) => ({ $ref: `#/components/schemas/${name}` }))
  return {
    push: {
      post: {
        operationId: 'push',
        summary: 'An event of a chat, to its push address',
        description:
          "Every event that the client did not cause is posted to the chat's push address: that of its profile, or of " +
          '`pushUrl`. A chat that subscribes by its user data is pushed as `customhttp`; for all others the option ' +
          '`push.format` of the mock decides. A function as format makes any JSON.',
        tags: ['Push'],
        requestBody: { required: true, content: { 'application/json': { schema: { anyOf }, examples } } },
        responses: {
          '2XX': { description: 'The push is `delivered`.' },
          default: {
            description: 'The push has `failed`, and is tried again as often as `push.retries` says.',
          },
        },
      },
    },
  }
}

const subscription = { GCTI_Chat_PushSubscribe: 'true', GCTI_GMS_PushDeviceId: 'device-1' }

/** What is pushed when an agent greets a chat with this user data. */
function pushedTo(userData: Record<string, string>): Promise<Json> {
  return onStage(async (stage) => {
    const { genesys, call, chat } = stage
    await call({ ...usualRequest('updateData', stage), fields: { secureKey: chat.secureKey, userData } })
    await genesys.advance(5_000)
    await genesys.settled()
    const [push] = genesys.pushes.of(chat.chatId).slice(-1)
    if (push?.status !== 'delivered') throw new Error('Failed to show a push: none was delivered.')
    return JSON.parse(JSON.stringify(push.body))
  })
}
