import type { ProfileRow } from '../db/rows'

/**
 * The built-in profile `default`, as on the Aura page, to the letter.
 * Source: Aura documentation, aura-mocks-genesys-api, "See default profile settings".
 */
export function defaultProfile(): ProfileRow {
  return {
    profile: 'default',
    settings: {
      chat: {
        pushUrl: 'https://svc-ap-current.auracognitive.com/aura-services/v1/genesys/messages',
        autoMessages: [
          { from: { nickname: 'system', type: 'External' }, type: 'ParticipantJoined', timeout: 1 },
          {
            from: { type: 'External' },
            type: 'Message',
            timeout: 1,
            text: 'You have approximately 15 minutes to be attended',
          },
          {
            from: { type: 'External' },
            type: 'Message',
            timeout: 1,
            text: 'Soon one of our agents will attend you personally',
          },
          { from: { nickname: 'agent1', type: 'Agent' }, type: 'ParticipantJoined', timeout: 1 },
          {
            from: { type: 'Agent' },
            type: 'Message',
            timeout: 1,
            text: 'Hello, I am an Agent, how can I help you?',
          },
        ],
      },
    },
  }
}
