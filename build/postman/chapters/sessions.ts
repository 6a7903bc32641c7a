import type { Chapter } from '../step'

const listed = "const chatId = pm.collectionVariables.get('chatId')"

export const sessionsChapter: Chapter = {
  name: '5 What the mock knows of it',
  description: 'The sessions of the mock, for testers to look at.',
  steps: [
    {
      operation: 'listSessions',
      name: 'Get chat mock sessions',
      description: 'Lists the sessions, here those of one service that have not ended.',
      query: { serviceName: '{{serviceName}}', state: 'active' },
      tests: {
        'ours is among them': [
          listed,
          'pm.expect(answer.map((session) => session.chatId)).to.include(chatId)',
        ],
        'they are all active': ["for (const { state } of answer) pm.expect(state).to.eql('active')"],
      },
    },
    {
      operation: 'listPushes',
      name: 'Get pushes',
      description: 'Lists the pushes of the chat, and what became of them.',
      query: { chatId: '{{chatId}}' },
      tests: {
        'what the other side did is among them': [
          "pm.expect(answer.map(({ event }) => event.type)).to.include('CustomNotice')",
          "for (const { url } of answer) pm.expect(url).to.eql(pm.variables.get('pushUrl'))",
        ],
      },
    },
    {
      operation: 'listRequests',
      name: 'Get requests',
      description: 'Lists what was said in the chat, with the answers to it.',
      query: { chatId: '{{chatId}}', operation: 'send' },
      tests: {
        'all of it is of this chat': [
          listed,
          'pm.expect(answer).not.to.be.empty',
          "for (const request of answer) pm.expect(request).to.include({ chatId, operation: 'send' })",
        ],
      },
    },
    {
      operation: 'sessionStats',
      name: 'Get session stats',
      description: 'Counts sessions, events and pushes.',
      tests: {
        'ours is counted': [
          'pm.expect(answer.active).to.be.at.least(1)',
          'pm.expect(answer.byProfile.postman).to.be.at.least(1)',
        ],
        'each of the 13 event types has been seen': [
          'pm.expect(Object.keys(answer.events.byType)).to.have.length(13)',
        ],
      },
    },
    {
      operation: 'listWarnings',
      name: 'Get warnings',
      description: 'Lists what the client did that real Genesys would punish.',
      query: { chatId: '{{chatId}}' },
      tests: {
        'they are of this chat': [
          listed,
          'for (const warning of answer) pm.expect(warning).to.include({ chatId })',
        ],
      },
    },
    {
      operation: 'sessionKeys',
      name: 'Get session keys',
      description: 'Lists the ids of all chats.',
      tests: { 'ours is among them': [listed, 'pm.expect(answer).to.include(chatId)'] },
    },
    {
      operation: 'getSession',
      name: 'Get session by chatId',
      description: 'Gets all that the mock knows of the chat.',
      tests: {
        'it is ours, as it has become': [
          "pm.expect(answer).to.include({ state: 'active', nickname: 'Ana', subject: 'Help with my bill' })",
          "pm.expect(answer.pushUrl).to.eql(pm.variables.get('pushUrl'))",
          "pm.expect(answer.userData).to.include({ TimeZone: '60', contract: '4711' })",
        ],
      },
    },
    {
      operation: 'exportSession',
      name: 'Export session',
      description: 'Gets the profile that plays the other side of the chat again.',
      query: { profile: 'recorded' },
      tests: {
        'it greets and replies as it was done': [
          "pm.expect(answer.profile).to.eql('recorded')",
          'const { autoMessages, replies } = answer.settings.chat',
          "pm.expect(autoMessages.map(({ text }) => text)).to.include('Soon one of our agents will attend you')",
          'pm.expect(replies[0].when.text).to.eql("Can you help me with my bill?")',
        ],
      },
    },
  ],
}
