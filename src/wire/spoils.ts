import { eachEvent, field, noField, type Spoil, without, writing } from './spoil'
import type { SpoilName } from './spoil-name'

/** Everything that an answer can be spoilt in: what public clients are known to break on. */
const spoils: Record<SpoilName, Spoil> = {
  malformedJson: writing('a comma too many, so that it is no JSON', (json) => json.replace(/\}$/, ',}')),
  truncatedJson: writing('cut off in the middle', (json) => json.slice(0, Math.floor(json.length / 2))),
  emptyBody: writing('no body at all', () => ''),
  textContentType: {
    description: 'JSON with `content-type: text/plain`',
    spoil: (answer) => ({ body: answer, text: { type: 'text/plain', content: JSON.stringify(answer) } }),
  },
  emptyErrors: field('`errors: []`, though nothing failed', () => ({ errors: [] })),
  noStatusCode: noField('statusCode'),
  textStatusCode: field('`statusCode` is "0"', ({ statusCode }) => ({ statusCode: String(statusCode) })),
  noChatId: noField('chatId'),
  emptyChatId: field('`chatId` is ""', () => ({ chatId: '' })),
  otherChatId: field('the `chatId` of another chat', () => ({ chatId: '0008TaFN3SE300QU' })),
  noSecureKey: noField('secureKey'),
  emptySecureKey: field('`secureKey` is ""', () => ({ secureKey: '' })),
  otherSecureKey: field('a `secureKey` that is not that of the chat', () => ({
    secureKey: '02f8e3936f763afffcce',
  })),
  noUserId: noField('userId'),
  noAlias: noField('alias'),
  noChatEnded: noField('chatEnded'),
  textChatEnded: field('`chatEnded` is "true" or "false"', ({ chatEnded }) => ({
    chatEnded: String(chatEnded),
  })),
  wrongChatEnded: field('`chatEnded` says the opposite', ({ chatEnded }) => ({ chatEnded: !chatEnded })),
  noNextPosition: noField('nextPosition'),
  staleNextPosition: field('`nextPosition` is one behind', ({ nextPosition = 1 }) => ({
    nextPosition: nextPosition - 1,
  })),
  noMessages: noField('messages'),
  nullMessages: field('`messages` is null', () => ({ messages: null })),
  exclusivePosition: field('the first event that was asked for is missing', ({ messages = [] }) => ({
    messages: messages.slice(1),
  })),
  reversedMessages: field('the newest event comes first', ({ messages = [] }) => ({
    messages: messages.toReversed(),
  })),
  noAgentJoined: field('the joining of agents is missing', ({ messages = [] }) => ({
    messages: messages.filter(({ from, type }) => from.type !== 'Agent' || type !== 'ParticipantJoined'),
  })),
  noIndex: eachEvent('events without `index`', (event) => without(event, 'index')),
  zeroBasedIndex: eachEvent('`index` counts from 0', (event) => ({ ...event, index: event.index - 1 })),
  repeatedIndex: eachEvent('every event has the `index` 1', (event) => ({ ...event, index: 1 })),
  noFrom: eachEvent('events without `from`', (event) => without(event, 'from')),
  lowerCasePartyType: eachEvent('`from.type` is "agent", "client", …', ({ from, ...event }) => ({
    from: { ...from, type: from.type.toLowerCase() },
    ...event,
  })),
  textParticipantId: eachEvent('`participantId` is a text', ({ from, ...event }) => ({
    from: { ...from, participantId: String(from.participantId) },
    ...event,
  })),
  textUtcTime: eachEvent('`utcTime` is a date as a text', (event) => ({
    ...event,
    utcTime: new Date(event.utcTime).toISOString(),
  })),
  unknownEventType: eachEvent('events of the type "Unknown"', (event) => ({ ...event, type: 'Unknown' })),
  nonTextUserData: eachEvent('`userData` of events holds a number', (event) => ({
    ...event,
    userData: { ...event.userData, attempt: 1 },
  })),
}

/** What a spoil of this name does. */
export function spoilNamed(name: SpoilName): Spoil {
  return spoils[name]
}
