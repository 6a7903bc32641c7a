import type { Json } from '../../../src/runtime/json'
import type { GenesysEventType } from '../../../src/wire/event-type'
import { type Chapter, chatStep, type Step } from '../step'

interface MockEvent {
  description: string
  /** All of the event but its type. */
  event: { from: Json } & Record<string, Json>
}

const eva: Json = { type: 'Agent', nickname: 'Eva' }
const system: Json = { type: 'External' }
const file = { 'file-id': '00a1b2c3', 'file-name': 'tariffs.pdf', 'file-size': '2048' }

/** One of each type, in the order in which they happen. */
const mockEvents: Record<GenesysEventType, MockEvent> = {
  ParticipantJoined: { description: 'An agent joins the chat.', event: { from: eva } },
  TypingStarted: { description: 'The agent types.', event: { from: eva, text: 'How can' } },
  TypingStopped: { description: 'The agent has typed.', event: { from: eva } },
  Message: {
    description: 'The agent says something.',
    event: { from: eva, text: 'Hello, how can I help you?', messageType: 'text' },
  },
  PushUrl: {
    description: 'The agent shows the customer a web page.',
    event: { from: eva, text: 'https://example.com/bills' },
  },
  FileUploaded: { description: 'The agent gives the customer a file.', event: { from: eva, userData: file } },
  FileDeleted: { description: 'The agent takes the file back.', event: { from: eva, userData: file } },
  CustomNotice: {
    description: 'The agent sends a notice of their own.',
    event: { from: eva, text: 'survey', eventAttributes: { survey: { questions: 3 } } },
  },
  Notice: {
    description: 'Genesys itself sends a notice.',
    event: { from: system, text: 'queue-position', userData: { position: '1' } },
  },
  NicknameUpdated: {
    description: 'The agent is called something else from now on.',
    event: { from: { type: 'Agent', nickname: 'Eva, your agent' } },
  },
  IdleAlert: {
    description: 'Genesys warns that nobody has said anything for long.',
    event: {
      from: system,
      text: 'Chat session will be closed soon due to inactivity of chat participants.',
      userData: { 'next-idle-timer-type': 'CLOSE', 'next-idle-timer-secs': '45' },
    },
  },
  IdleClose: {
    description:
      'Genesys says that it closes the chat, which goes on all the same without "chatEnded": true.',
    event: {
      from: system,
      text: 'Chat session closed due to inactivity of chat participants.',
    },
  },
  ParticipantLeft: { description: 'The agent leaves the chat.', event: { from: { type: 'Agent' } } },
}

export const agentChapter: Chapter = {
  name: '4 The other side',
  description: 'One event of each of the 13 types, put into the chat by hand.',
  steps: [
    ...Object.entries(mockEvents).map(([type, mockEvent]) => mockStep(type, mockEvent)),
    chatStep({
      operation: 'refresh',
      name: 'Refresh Chat, for all of them',
      description: 'Reads the whole transcript.',
      form: { transcriptPosition: '1', message: '' },
      tests: Object.fromEntries(
        Object.entries(mockEvents).map(([type, { event }]) => [
          `a ${type} has come from the other side`,
          toCheck(type, event),
        ]),
      ),
    }),
  ],
}

function mockStep(type: string, { description, event }: MockEvent): Step {
  return {
    operation: 'mockSend',
    name: type,
    description,
    json: { ...event, type },
    tests: {
      'it has happened in the chat, as it was sent': [
        "pm.expect(answer.chatId).to.eql(pm.collectionVariables.get('chatId'))",
        'pm.expect(answer.scheduled).to.have.length(1)',
        'pm.expect(answer.scheduled[0].event).to.deep.include(JSON.parse(pm.request.body.raw))',
      ],
    },
  }
}

function toCheck(type: string, { from: _, ...details }: MockEvent['event']): string[] {
  return [
    `const event = answer.messages.findLast((each) => each.type === '${type}')`,
    "pm.expect(event.from.type).not.to.eql('Client')",
    `pm.expect(event).to.deep.include(${JSON.stringify(details)})`,
  ]
}
