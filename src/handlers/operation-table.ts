import { disconnect } from './chat/disconnect'
import { pushUrl } from './chat/push-url'
import { refresh } from './chat/refresh'
import { requestChat } from './chat/request-chat'
import { send } from './chat/send'
import { mockSend } from './mock-chat/send'
import type { Operation } from './operation'
import { getProfile } from './profiles/get'
import { listProfiles } from './profiles/list'
import { resetProfiles } from './profiles/reset'
import { setProfile } from './profiles/set'
import { setProfiles } from './profiles/set-several'
import { getSession } from './sessions/get'
import { sessionKeys } from './sessions/keys'
import { listSessions } from './sessions/list'
import { removeSession } from './sessions/remove'
import { removeSessions } from './sessions/remove-several'
import { sessionStats } from './sessions/stats'

/** Every operation there is. Where two paths fit, the earlier one is meant. */
export const operationTable: readonly Operation[] = [
  requestChat,
  send,
  refresh,
  disconnect,
  pushUrl,
  listSessions,
  sessionStats,
  sessionKeys,
  getSession,
  removeSessions,
  removeSession,
  listProfiles,
  resetProfiles,
  getProfile,
  setProfile,
  setProfiles,
  mockSend,
]
