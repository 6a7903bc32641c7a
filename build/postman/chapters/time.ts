import type { Json } from '../../../src/runtime/json'
import type { Chapter, Step } from '../step'

const isPaused = (paused: boolean): Step['tests'] => ({
  [paused ? 'nothing happens by itself' : 'things happen again']: [
    `pm.expect(answer.paused).to.eql(${paused})`,
  ],
})

/** What an agent does so late that nobody waits for it. */
const later = (text: string): Json => ({ from: { type: 'Agent' }, type: 'CustomNotice', text, timeout: 600 })

export const timeChapter: Chapter = {
  name: '7 Time',
  description: 'What is still to happen, and when.',
  steps: [
    {
      operation: 'mockSend',
      name: 'Notices for later',
      description: 'Has an agent send three notices, each ten minutes after the one before.',
      json: ['one', 'two', 'three'].map(later),
      tests: { 'they are scheduled': ['pm.expect(answer.scheduled).to.have.length(3)'] },
    },
    {
      operation: 'pauseScheduler',
      name: 'Pause',
      description: 'Has nothing happen by itself in any chat.',
      tests: isPaused(true),
    },
    {
      operation: 'getScheduler',
      name: 'Get the time, and what is still to happen',
      description: 'Lists what is still to happen in all chats.',
      tests: {
        'the notices are among it': [
          'const texts = answer.pending.map(({ event }) => event.text)',
          "pm.expect(texts).to.include.members(['one', 'two', 'three'])",
        ],
      },
      remember: {
        scale: 'answer.scale',
        jobId: "answer.pending.findLast(({ event }) => event.text === 'two').id",
      },
    },
    {
      operation: 'runJob',
      name: 'Do one thing now',
      description: 'Has the second of the notices be sent at once.',
      tests: { 'it is sent': ["pm.expect(answer.done.event.text).to.eql('two')"] },
    },
    {
      operation: 'runNextJob',
      name: 'Do the next thing now',
      description: 'Has happen at once what is due first.',
      tests: { 'it has happened': ["pm.expect(answer.done.id).to.be.a('string')"] },
    },
    {
      operation: 'getScheduler',
      name: 'Get what is left',
      description: 'Looks for the last of the notices.',
      tests: {
        'it is still to come': [
          "pm.expect(answer.pending.map(({ event }) => event.text)).to.include('three')",
        ],
      },
      remember: { jobId: "answer.pending.findLast(({ event }) => event.text === 'three').id" },
    },
    {
      operation: 'cancelJob',
      name: 'Cancel one thing',
      description: 'Keeps the last of the notices from being sent.',
      tests: { 'it will not happen': ['pm.expect(answer).to.eql({ removed: 1 })'] },
    },
    {
      operation: 'resumeScheduler',
      name: 'Resume',
      description: 'Has things happen by themselves again.',
      tests: isPaused(false),
    },
    {
      operation: 'setClock',
      name: 'Set the pace of the time',
      description: 'Leaves it as it is; a scale of 0.1 would make it ten times as fast.',
      json: { scale: '{{scale}}' },
      tests: { 'it is set': ["pm.expect(answer.scale).to.eql(Number(pm.collectionVariables.get('scale')))"] },
    },
    {
      operation: 'advanceClock',
      name: 'Let time pass',
      description: 'Is refused, for a server runs on a time that passes by itself.',
      form: { milliseconds: '1000' },
      httpStatus: 400,
      tests: { 'it says what to do': ["pm.expect(answer.errors[0].advice).to.include('mock/clock')"] },
    },
  ],
}
