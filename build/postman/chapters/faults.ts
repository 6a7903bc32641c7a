import { type Chapter, chatStep, hasEvent } from '../step'

export const faultsChapter: Chapter = {
  name: '8 Faults',
  description: 'What a client does when something goes wrong, tried out on purpose.',
  steps: [
    {
      operation: 'addFaults',
      name: 'Add faults',
      description: 'Has every Send Message of this chat fail, and every push of it get lost.',
      json: [
        { operation: 'send', chatId: '{{chatId}}', times: 'always', respond: { statusCode: 1 } },
        { operation: 'push', chatId: '{{chatId}}', times: 'always', drop: true },
      ],
      tests: {
        'both are in place': ["pm.expect(answer.map(({ operation }) => operation)).to.eql(['send', 'push'])"],
      },
      remember: { faultId: 'answer[1].id' },
    },
    {
      operation: 'listFaults',
      name: 'Get faults',
      description: 'Lists the faults in place.',
      tests: {
        'the one that was added is among them': [
          "pm.expect(answer.map(({ id }) => id)).to.include(pm.collectionVariables.get('faultId'))",
        ],
      },
    },
    {
      operation: 'send',
      name: 'Send Message, which fails',
      description: 'Says something that meets the fault, so that a client would try again.',
      form: { userId: '{{userId}}', secureKey: '{{secureKey}}', alias: '{{alias}}', message: 'Hello?' },
      tests: {
        'it fails as Genesys does': [
          'pm.expect(answer).to.include({ statusCode: 1, chatEnded: false })',
          'pm.expect(answer.errors[0].code).to.eql(503)',
        ],
      },
    },
    {
      operation: 'removeFault',
      name: 'Remove fault',
      description: 'Removes one fault, that of the pushes.',
      tests: { 'it is gone': ['pm.expect(answer).to.eql({ removed: 1 })'] },
    },
    {
      operation: 'clearFaults',
      name: 'Remove all faults',
      description: 'Removes all the faults there are, that of Send Message among them.',
      tests: { 'it is gone': ['pm.expect(answer.removed).to.be.at.least(1)'] },
    },
    chatStep({
      operation: 'send',
      name: 'Send Message, which works again',
      description: 'Says it once more.',
      form: { message: 'Hello?' },
      tests: { 'it is in the transcript': hasEvent({ type: 'Message', text: 'Hello?' }) },
    }),
  ],
}
