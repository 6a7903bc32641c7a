import { afterEach, describe } from 'vitest'
import { closeAll, type Opened, openDoor } from '../doors/door'
import { doors } from '../doors/doors'
import { badInputSuite } from './bad-input.suite'
import { endingsSuite } from './endings.suite'
import { mockChatSuite } from './mock-chat.suite'
import { participantsSuite } from './participants.suite'
import { pathsSuite } from './paths.suite'
import { profilesSuite } from './profiles.suite'
import { pushUrlSuite } from './push-url.suite'
import { requestChatSuite } from './request-chat.suite'
import { scriptedAgentSuite } from './scripted-agent.suite'
import { section8Suite } from './section-8.suite'
import { sessionsSuite } from './sessions.suite'
import type { ContractSuite, Open } from './suite'
import { transcriptSuite } from './transcript.suite'

const suites: Record<string, ContractSuite> = {
  'what public clients break on (section 8)': section8Suite,
  'Request Chat': requestChatSuite,
  'the transcript': transcriptSuite,
  endings: endingsSuite,
  pushUrl: pushUrlSuite,
  'the scripted agent': scriptedAgentSuite,
  participants: participantsSuite,
  'the mock chat': mockChatSuite,
  sessions: sessionsSuite,
  profiles: profilesSuite,
  paths: pathsSuite,
  'bad input': badInputSuite,
}

describe.each(doors)('over $name:', (door) => {
  const opened: Opened[] = []
  const open: Open = (options) => {
    const door_ = openDoor(door, options)
    opened.push(door_)
    return door_
  }
  afterEach(() => closeAll(opened.splice(0)))

  for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(open))
})
