import { afterEach, describe } from 'vitest'
import { closeAll, type Door, type Opened, openDoor } from '../doors/door'
import { agentBeforeJoiningSuite } from './agent-before-joining.suite'
import { badInputSuite } from './bad-input.suite'
import { clientEventsSuite } from './client-events.suite'
import { encodedBodiesSuite } from './encoded-bodies.suite'
import { endingsSuite } from './endings.suite'
import { factsSuite } from './facts.suite'
import { faultsSuite } from './faults.suite'
import { filesSuite } from './files.suite'
import { logsSuite } from './logs.suite'
import { mockChatSuite } from './mock-chat.suite'
import { mockSendFileSuite } from './mock-send-file.suite'
import { participantsSuite } from './participants.suite'
import { partiesSuite } from './parties.suite'
import { pathsSuite } from './paths.suite'
import { profilesSuite } from './profiles.suite'
import { pushUrlSuite } from './push-url.suite'
import { repliesSuite } from './replies.suite'
import { requestChatSuite } from './request-chat.suite'
import { scriptedAgentSuite } from './scripted-agent.suite'
import { section8Suite } from './section-8.suite'
import { sessionsSuite } from './sessions.suite'
import { strictnessSuite } from './strictness.suite'
import type { ContractSuite, Open } from './suite'
import { timeSuite } from './time.suite'
import { timersSuite } from './timers.suite'
import { transcriptSuite } from './transcript.suite'
import { unescapedBodySuite } from './unescaped-body.suite'
import { warningsSuite } from './warnings.suite'

const suites: Record<string, ContractSuite> = {
  'what public clients break on (section 8)': section8Suite,
  'Request Chat': requestChatSuite,
  'the transcript': transcriptSuite,
  "the client's events": clientEventsSuite,
  files: filesSuite,
  timers: timersSuite,
  'what sources tell of Genesys': factsSuite,
  parties: partiesSuite,
  endings: endingsSuite,
  pushUrl: pushUrlSuite,
  'the scripted agent': scriptedAgentSuite,
  participants: participantsSuite,
  replies: repliesSuite,
  'the mock chat': mockChatSuite,
  'files of the other side': mockSendFileSuite,
  'time and jobs': timeSuite,
  logs: logsSuite,
  sessions: sessionsSuite,
  profiles: profilesSuite,
  faults: faultsSuite,
  paths: pathsSuite,
  'bad input': badInputSuite,
  'encoded bodies': encodedBodiesSuite,
  strictness: strictnessSuite,
  warnings: warningsSuite,
  'the warning UNESCAPED_BODY': unescapedBodySuite,
  'the warning AGENT_SPOKE_BEFORE_JOINING': agentBeforeJoiningSuite,
}

/** Holds what is reached through a door against the whole contract. */
export function testContract(door: Door): void {
  const opened: Opened[] = []
  const open: Open = (options) => {
    const door_ = openDoor(door, options)
    opened.push(door_)
    return door_
  }
  afterEach(() => closeAll(opened.splice(0)))

  for (const [name, suite] of Object.entries(suites)) describe(name, () => suite(open))
}
