import type { ChatContext } from './chat/context'
import { defaultProfile } from './chat/default-profile'
import type { GenesysMockEvents } from './chat/events'
import { findProfile, listProfiles, resetProfiles, setProfiles, validateProfiles } from './chat/profiles'
import { removeSessions } from './chat/remove-sessions'
import { runJob } from './chat/run-job'
import { sessionStats } from './chat/session-stats'
import { getSession, listSessions, sessionKeys } from './chat/sessions'
import { createDatabase, type Database } from './db/database'
import { createRequestLog } from './db/request-log'
import type { ProfileRow } from './db/rows'
import { GenesysMockError } from './errors'
import type { GenesysMock, Profiles, Sessions } from './genesys-mock'
import { operationTable } from './handlers/operation-table'
import { createRequestHandlers } from './handlers/request-handlers'
import { createRouter } from './handlers/router'
import { type GenesysMockOptions, type ResolvedOptions, resolveOptions } from './options'
import { createMarks } from './push/interception'
import { PushDispatcher } from './push/push-dispatcher'
import { createPushLog } from './push/push-log'
import { isAllowedReceiver } from './push/receiver-policy'
import { createAdvance } from './runtime/advance'
import { createEmitter } from './runtime/emitter'
import { createIds, createToken } from './runtime/ids'
import { JobScheduler } from './scheduler/scheduler'

/**
 * Makes a mock of Genesys: its handlers, and all that a test wants to see and control. Each mock has its
 * own state; making one patches nothing and starts no timer.
 *
 * @throws GenesysMockError `INVALID_OPTION` or, for a profile, `INVALID_PARAMETER`, naming the field.
 * @example
 * const genesys = createGenesysMock()
 * const server = setupServer(...genesys.handlers)
 * beforeAll(() => server.listen())
 * afterEach(() => genesys.reset())
 * afterAll(() => { server.close(); genesys.dispose() })
 */
export function createGenesysMock(options?: GenesysMockOptions): GenesysMock {
  const resolved = resolveOptions(options)
  const { clock, push } = resolved
  const ids = createIds(resolved.seed)
  const events = createEmitter<GenesysMockEvents>()
  const db = createDatabase(clock, ids)
  const marks = createMarks(createToken())
  const dispatcher = new PushDispatcher({ db, clock, events, marks, options: push })
  const pushes = createPushLog({ db, clock, events })
  const scheduler = new JobScheduler({ db, clock, events, run: (job, at) => runJob(context, job, at) })
  const context = createContext(resolved, { db, ids, events, pushes: dispatcher, scheduler })
  const router = createRouter(context, operationTable, resolved.baseUrl)
  const life = { isOver: false }

  const reset = (): void => {
    scheduler.reset()
    dispatcher.reset()
    pushes.reset()
    db.clear()
    ids.reset()
    resetProfiles(context)
  }
  reset()

  return {
    handlers: createRequestHandlers(router, life, {
      marks,
      isAllowed: (url) => isAllowedReceiver(url, push.allowHosts),
      capture: (id) => dispatcher.capture(id),
    }),
    fetch: (request) => (life.isOver ? Promise.reject(disposed()) : router.handle(request)),
    db: db.door,
    sessions: createSessions(context),
    profiles: createProfiles(context),
    scheduler,
    pushes,
    requests: createRequestLog(db.journal),
    on: (name, listener) => events.on(name, listener),
    advance: createAdvance(resolved, dispatcher),
    settled: () => dispatcher.settled(),
    reset,
    dispose() {
      reset()
      events.clear()
      life.isOver = true
    },
  }
}

function disposed(): GenesysMockError {
  return new GenesysMockError('MOCK_DISPOSED', {
    action: 'answer the request',
    reason: 'the mock has been disposed of',
    remedy: 'Make a new one with createGenesysMock(), or call dispose() later.',
  })
}

type Parts = Pick<ChatContext, 'ids' | 'events' | 'pushes' | 'scheduler'> & { db: Database }

function createContext({ clock, services, strict, profiles }: ResolvedOptions, parts: Parts): ChatContext {
  const given = validateProfiles(profiles, 'profiles')
  const initialProfiles = new Map<string, ProfileRow>()
  for (const profile of [defaultProfile(), ...given]) initialProfiles.set(profile.profile, profile)
  return { ...parts, clock, services, strict, initialProfiles: [...initialProfiles.values()] }
}

function createSessions(context: ChatContext): Sessions {
  return {
    list: (filter) => listSessions(context, filter),
    get: (chatId) => getSession(context, chatId),
    stats: () => sessionStats(context),
    keys: () => sessionKeys(context),
    remove: (chatId) => removeSessions(context, chatId),
  }
}

function createProfiles(context: ChatContext): Profiles {
  return {
    list: () => listProfiles(context),
    get: (name) => findProfile(context, name),
    set: (profiles) => setProfiles(context, Array.isArray(profiles) ? profiles : [profiles]),
    reset: () => resetProfiles(context),
  }
}
