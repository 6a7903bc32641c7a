import { customNotice } from './chat/custom-notice'
import { deleteFile } from './chat/delete-file'
import { disconnect } from './chat/disconnect'
import { downloadFile } from './chat/download-file'
import { fileLimits } from './chat/file-limits'
import { pushUrl } from './chat/push-url'
import { readReceipt } from './chat/read-receipt'
import { refresh } from './chat/refresh'
import { requestChat } from './chat/request-chat'
import { send } from './chat/send'
import { startTyping } from './chat/start-typing'
import { stopTyping } from './chat/stop-typing'
import { updateData } from './chat/update-data'
import { updateNickname } from './chat/update-nickname'
import { uploadFile } from './chat/upload-file'
import { advanceClock } from './clock/advance'
import { setClock } from './clock/set'
import { addFaults } from './faults/add'
import { clearFaults } from './faults/clear'
import { listFaults } from './faults/list'
import { removeFault } from './faults/remove'
import { events } from './mock/events'
import { health } from './mock/health'
import { resetMock } from './mock/reset'
import { listWarnings } from './mock/warnings'
import { mockSend } from './mock-chat/send'
import { mockSendFile } from './mock-chat/send-file'
import type { Operation } from './operation'
import { getProfile } from './profiles/get'
import { listProfiles } from './profiles/list'
import { resetProfiles } from './profiles/reset'
import { setProfile } from './profiles/set'
import { setProfiles } from './profiles/set-several'
import { listPushes } from './pushes/list'
import { listRequests } from './requests/list'
import { cancelJob } from './scheduler/cancel'
import { getScheduler } from './scheduler/get'
import { pauseScheduler } from './scheduler/pause'
import { resumeScheduler } from './scheduler/resume'
import { runJob } from './scheduler/run'
import { runNextJob } from './scheduler/run-next'
import { endSession } from './sessions/end'
import { exportSession } from './sessions/export'
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
  startTyping,
  stopTyping,
  pushUrl,
  updateNickname,
  customNotice,
  updateData,
  readReceipt,
  uploadFile,
  fileLimits,
  downloadFile,
  deleteFile,
  listSessions,
  sessionStats,
  sessionKeys,
  getSession,
  exportSession,
  endSession,
  removeSessions,
  removeSession,
  listProfiles,
  resetProfiles,
  getProfile,
  setProfile,
  setProfiles,
  listFaults,
  addFaults,
  clearFaults,
  removeFault,
  mockSend,
  mockSendFile,
  getScheduler,
  pauseScheduler,
  resumeScheduler,
  runNextJob,
  runJob,
  cancelJob,
  setClock,
  advanceClock,
  listPushes,
  listRequests,
  listWarnings,
  resetMock,
  health,
  events,
]
