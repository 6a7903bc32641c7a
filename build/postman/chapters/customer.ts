import { type Chapter, chatStep, hasEvent } from '../step'

export const customerChapter: Chapter = {
  name: '2 The customer',
  description: 'All that a client of Genesys can say in a chat, in the forms that clients send.',
  steps: [
    {
      operation: 'requestChat',
      name: 'Request Chat',
      description: 'Starts the chat that the rest of the story is about.',
      form: {
        firstName: 'Ana',
        lastName: 'García',
        subject: 'Help with my bill',
        emailAddress: 'ana@example.com',
        'userData[TimeZone]': '60',
        'userData[GCTI_LanguageCode]': 'es',
        profile: '{{profile}}',
      },
      tests: {
        'a chat has begun': ['pm.expect(answer).to.include({ statusCode: 0, chatEnded: false })'],
        'it has all that a client needs to go on': [
          "for (const key of ['chatId', 'secureKey', 'userId', 'alias'])",
          "  pm.expect(answer[key]).to.be.a('string').and.not.empty",
          'pm.expect(answer.nextPosition).to.eql(2)',
        ],
        'the customer has joined, under both names': [
          'const [event] = answer.messages',
          "pm.expect(event).to.include({ index: 1, type: 'ParticipantJoined' })",
          "pm.expect(event.from).to.eql({ nickname: 'Ana García', participantId: 1, type: 'Client' })",
        ],
      },
      remember: {
        chatId: 'answer.chatId',
        secureKey: 'answer.secureKey',
        userId: 'answer.userId',
        alias: 'answer.alias',
        nextPosition: 'answer.nextPosition',
      },
    },
    chatStep({
      operation: 'refresh',
      name: 'Refresh Chat',
      description: 'Reads what is new in the transcript: the greeting of the profile.',
      form: { message: '' },
      tests: {
        'the greeting has come': [
          "pm.expect(answer.messages.map(({ text }) => text)).to.include('Soon one of our agents will attend you')",
        ],
      },
    }),
    chatStep({
      operation: 'startTyping',
      name: 'Start typing',
      description: 'Tells that the customer types, with a preview of what.',
      form: { message: 'Can you help me' },
      tests: { 'the chat knows': hasEvent({ type: 'TypingStarted', text: 'Can you help me' }) },
    }),
    chatStep({
      operation: 'stopTyping',
      name: 'Stop typing',
      description: 'Tells that the customer does not type any more.',
      tests: { 'the chat knows': hasEvent({ type: 'TypingStopped' }) },
    }),
    chatStep({
      operation: 'send',
      name: 'Send Message',
      description: 'Says something, to which the profile has a reply.',
      form: { message: 'Can you help me with my bill?', messageType: 'text' },
      tests: {
        'it is in the transcript': hasEvent({
          type: 'Message',
          text: 'Can you help me with my bill?',
          messageType: 'text',
        }),
        'the reply is no part of the answer': ['pm.expect(answer.messages).to.have.length(1)'],
      },
    }),
    chatStep({
      operation: 'refresh',
      name: 'Refresh Chat, for the reply',
      description: 'Reads what is new in the transcript: the reply.',
      form: { message: '' },
      tests: {
        'the reply has come': hasEvent({ type: 'Message', text: 'Have your bill at hand, please' }),
      },
      remember: { lastIndex: 'answer.messages.at(-1).index' },
    }),
    chatStep({
      operation: 'readReceipt',
      name: 'Read receipt',
      description: 'Tells which event the customer has read last.',
      form: { transcriptPosition: '{{lastIndex}}' },
      tests: {
        'it is the last there is, and no event tells of its being read': [
          "pm.expect(answer.messages.map(({ index }) => index)).to.eql([pm.collectionVariables.get('lastIndex')])",
        ],
      },
    }),
    chatStep({
      operation: 'updateNickname',
      name: 'Update nickname',
      description: 'Gives the customer another name.',
      form: { nickname: 'Ana' },
      tests: {
        'the chat calls them so': [
          ...hasEvent({ type: 'NicknameUpdated' }),
          "pm.expect(event.from.nickname).to.eql('Ana')",
        ],
      },
    }),
    chatStep({
      operation: 'updateData',
      name: 'Update user data',
      description: 'Adds to the data attached to the chat.',
      form: { 'userData[contract]': '4711' },
      tests: { 'no event tells of it': ['pm.expect(answer.messages).to.eql([])'] },
    }),
    chatStep({
      operation: 'customNotice',
      name: 'Custom notice',
      description: 'Sends a notice with attributes, which REST clients write as a text of JSON.',
      form: { message: 'I am still here', eventAttributes: '{"purpose":"cancel-idle-timer"}' },
      tests: {
        'it is in the transcript, its attributes read': hasEvent({
          type: 'CustomNotice',
          text: 'I am still here',
          eventAttributes: { purpose: 'cancel-idle-timer' },
        }),
      },
    }),
    chatStep({
      operation: 'pushUrl',
      name: 'Push URL',
      description: 'Sets the address that the mock posts the events of the other side to, from now on.',
      form: { pushUrl: '{{pushUrl}}' },
      tests: {
        'the transcript has it': [
          ...hasEvent({ type: 'PushUrl' }),
          "pm.expect(event.text).to.eql(pm.variables.get('pushUrl'))",
        ],
      },
    }),
  ],
}
