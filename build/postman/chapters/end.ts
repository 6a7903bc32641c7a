import { type Chapter, chatStep } from '../step'

const isOver = {
  'it succeeds, and says that the chat is over': [
    'pm.expect(answer).to.include({ statusCode: 0, chatEnded: true })',
  ],
}

export const endChapter: Chapter = {
  name: '9 The end',
  description: 'The chat ends, and the mock is left as it was found.',
  steps: [
    {
      ...chatStep({
        operation: 'disconnect',
        name: 'Disconnect',
        description: 'Ends the chat.',
        tests: {},
      }),
      tests: {
        ...isOver,
        'the customer has left': [
          'const event = answer.messages.at(-1)',
          "pm.expect(event.type).to.eql('ParticipantLeft')",
          "pm.expect(event.from.type).to.eql('Client')",
        ],
      },
    },
    {
      ...chatStep({
        operation: 'refresh',
        name: 'Refresh Chat, after the end',
        description: 'Reads the transcript of the chat that has ended.',
        form: { transcriptPosition: '-1', message: '' },
        tests: {},
      }),
      tests: {
        ...isOver,
        'the last event is there': [
          "pm.expect(answer.messages.map(({ type }) => type)).to.eql(['ParticipantLeft'])",
        ],
      },
    },
    {
      operation: 'endSession',
      name: 'End session, after the end',
      description: 'Ends the chat as the server does, which is refused, because it has ended.',
      httpStatus: 400,
      tests: {
        'it says why': ["pm.expect(answer.errors[0].advice).to.eql('the chat has ended (by client)')"],
      },
    },
    {
      operation: 'removeSession',
      name: 'Remove session',
      description: 'Removes the chat from the mock.',
      tests: { 'it is gone': ['pm.expect(answer).to.eql({ removed: 1 })'] },
    },
    {
      operation: 'resetProfiles',
      name: 'Reset profiles',
      description: 'Goes back to the profiles that the mock was started with.',
      tests: {
        'that of this story is gone': [
          'const names = answer.map(({ profile }) => profile)',
          "pm.expect(names).to.include('default').and.not.include('postman')",
        ],
      },
    },
    {
      operation: 'resetMock',
      name: 'Reset the mock',
      description: 'Empties the mock, whatever else is in it.',
      tests: { 'it says so': ['pm.expect(answer).to.eql({ reset: true })'] },
    },
  ],
}
