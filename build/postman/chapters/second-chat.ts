import type { Chapter } from '../step'

export const secondChatChapter: Chapter = {
  name: '6 A second chat',
  description: 'A chat that is taken away before it has come to anything.',
  steps: [
    {
      operation: 'requestChat',
      name: 'Request Chat, for the second one',
      description: 'Starts another chat, in which nobody says anything.',
      form: { nickname: 'Luis', profile: 'postman-silent' },
      tests: {
        'it is another one': [
          'pm.expect(answer.statusCode).to.eql(0)',
          "pm.expect(answer.chatId).not.to.eql(pm.collectionVariables.get('chatId'))",
        ],
      },
      remember: { otherChatId: 'answer.chatId' },
    },
    {
      operation: 'removeSessions',
      name: 'Remove sessions',
      description: 'Removes the one session that it names, and would remove all sessions if it named none.',
      query: { chatId: '{{otherChatId}}' },
      tests: { 'one is gone': ['pm.expect(answer).to.eql({ removed: 1 })'] },
    },
  ],
}
