import { expect, test } from 'vitest'
import { manualClock } from '../../src/index'
import { postJson, startChat } from '../doors/chat-client'
import type { ContractSuite } from './suite'

interface Step {
  from: { type: string; nickname?: string }
  type: string
}

const joins = (type: string, nickname?: string): Step => step('ParticipantJoined', type, nickname)
const leaves = (type: string, nickname?: string): Step => step('ParticipantLeft', type, nickname)
const speaks = (type: string, nickname?: string): Step => step('Message', type, nickname)
const step = (type: string, party: string, nickname?: string): Step => ({
  from: nickname === undefined ? { type: party } : { type: party, nickname },
  type,
})

export const participantsSuite: ContractSuite = (open) => {
  test.each<[string, Step[], string]>([
    ['the newest of the type', [joins('Agent', 'Eva'), joins('Agent', 'Leo'), speaks('Agent')], 'Leo 3'],
    [
      'the newest still there',
      [joins('Agent', 'Eva'), joins('Agent', 'Leo'), leaves('Agent'), speaks('Agent')],
      'Eva 2',
    ],
    ['the one named', [joins('Agent', 'Eva'), joins('Agent', 'Leo'), speaks('Agent', 'Eva')], 'Eva 2'],
    ['none: an External is "system"', [speaks('External')], 'system 2'],
    ['none: an Agent is "agent"', [speaks('Agent')], 'agent 2'],
    ['none: a Supervisor is "supervisor"', [speaks('Supervisor')], 'supervisor 2'],
    ['none, and then the same again', [speaks('Agent'), speaks('External'), speaks('Agent')], 'agent 2'],
    ['one never seen: a number of its own', [joins('Agent', 'Eva'), speaks('Agent', 'Ivo')], 'Ivo 3'],
    ['the customer', [speaks('Client')], 'Ana 1'],
    ['the customer, under another name', [speaks('Client', 'Eva')], 'Eva 1'],
    ['the customer, whose name is the old one again', [speaks('Client', 'Eva'), speaks('Client')], 'Ana 1'],
    ['the customer who left', [leaves('Client'), speaks('Client')], 'Ana 1'],
    ['the customer who joins again', [leaves('Client'), joins('Client', 'Eva')], 'Eva 1'],
    [
      'one that joins again: a new number',
      [joins('Agent', 'Eva'), leaves('Agent'), joins('Agent', 'Eva')],
      'Eva 3',
    ],
    [
      'one renamed',
      [joins('Agent', 'Eva'), step('NicknameUpdated', 'Agent', 'Eva María'), speaks('Agent')],
      'Eva María 2',
    ],
  ])('an event is from %s', async (_, events, expected) => {
    const opened = open({
      clock: manualClock(),
      profiles: [{ profile: 'default', settings: { chat: {} } }],
    })
    const chat = await startChat(opened)
    await opened.call(`/genesys/2/mock/chat/aura/${chat.chatId}/send`, postJson(events))
    const { from } = (await chat.transcript(-1))[0] ?? {}
    expect(`${from?.nickname} ${from?.participantId}`).toBe(expected)
  })
}
