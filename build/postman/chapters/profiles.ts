import type { Json } from '../../../src/runtime/json'
import type { Chapter } from '../step'

const greeting: Json = {
  from: { nickname: 'system', type: 'External' },
  type: 'Message',
  text: 'Soon one of our agents will attend you',
}

const settings: Json = {
  chat: {
    autoMessages: [{ from: { nickname: 'system', type: 'External' }, type: 'ParticipantJoined' }, greeting],
    replies: [
      {
        when: { pattern: '/bill/i' },
        messages: [{ from: { type: 'External' }, type: 'Message', text: 'Have your bill at hand, please' }],
      },
    ],
  },
}

export const profilesChapter: Chapter = {
  name: '1 Before the chat',
  description: 'Whether the mock is there, and what its chats are to be like.',
  steps: [
    {
      operation: 'health',
      name: 'Health',
      description: 'Tells whether the mock answers, and what is in it.',
      tests: { 'the mock is well': ["pm.expect(answer.status).to.eql('ok')"] },
    },
    {
      operation: 'events',
      name: 'Live feed (its head)',
      description:
        'Asks for the head of the live feed only, which itself never ends and would hold up a run; make it a GET to watch it.',
      headOnly: true,
      tests: {
        'it is a stream of server-sent events': [
          "pm.expect(pm.response.headers.get('content-type')).to.include('text/event-stream')",
        ],
      },
    },
    {
      operation: 'listProfiles',
      name: 'Get profiles',
      description: 'Lists the profiles that a chat can be started with.',
      tests: {
        'the built-in profile is among them': [
          "pm.expect(answer.map(({ profile }) => profile)).to.include('default')",
        ],
      },
    },
    {
      operation: 'setProfile',
      name: 'Set profile by name',
      description:
        'Makes the profile of this story: a greeting at once, and a reply to whoever speaks of a bill.',
      json: { settings },
      tests: {
        'it is kept as it was sent': [
          "pm.expect(answer.profile).to.eql(pm.collectionVariables.get('profile'))",
          'pm.expect(answer.settings).to.eql(JSON.parse(pm.request.body.raw).settings)',
        ],
      },
    },
    {
      operation: 'setProfiles',
      name: 'Set several profiles',
      description: 'Sets several profiles, all of them or, where one is wrong, none.',
      json: [
        { profile: 'postman-silent', settings: { chat: {} } },
        { profile: 'postman-polite', settings: { chat: { autoMessages: [greeting] } } },
      ],
      tests: {
        'both are there': [
          "pm.expect(answer.map(({ profile }) => profile)).to.eql(['postman-silent', 'postman-polite'])",
        ],
      },
    },
    {
      operation: 'getProfile',
      name: 'Get profile by name',
      description: 'Gets one profile.',
      tests: {
        'it is the one that was set': [
          "pm.expect(answer.profile).to.eql(pm.collectionVariables.get('profile'))",
          'pm.expect(answer.settings.chat.replies).to.have.length(1)',
        ],
      },
    },
  ],
}
