import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { runServer } from '../server/running-server'
import { samplesOf } from './samples'

const script = samplesOf('README.md').find(({ name }) => name === 'http-handover')?.code ?? ''

test.runIf(existsSync('/usr/bin/curl'))(
  'the hand-over by curl in the README works as it stands',
  async () => {
    const { url, mock } = await runServer({ seed: 1 })
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      script.replaceAll('http://127.0.0.1:3000', url),
    ])
    const [chat, ...others] = mock.sessions.list()
    expect(others).toEqual([])
    expect(script).toContain(`chatId=${chat?.chatId} secureKey=${chat?.secureKey}\n`)
    expect(mock.requests.all().map(({ operation, error }) => [operation, error])).toEqual(
      ['requestChat', 'send', 'mockSend', 'mockSend', 'refresh', 'disconnect'].map((name) => [name, null]),
    )
    expect(chat?.messages.map(({ type, text }) => text ?? type)).toEqual(
      expect.arrayContaining(['ParticipantJoined', 'Hi', 'Hello Ana', 'ParticipantLeft']),
    )
    expect(stdout).toContain('"text":"Hello Ana"')
  },
)
