import { cancelJobsOfEndedChats } from './chat/cancel-jobs'
import type { ChatContext } from './chat/context'
import { defaultProfile } from './chat/default-profile'
import { exportSession } from './chat/export-session'
import { addFaults, clearFaults, listFaults, removeFault } from './chat/faults'
import { validateFileLimits } from './chat/file-limits-schema'
import { removeFaultsOfTheGone } from './chat/profile-faults'
import {
  findProfile,
  listProfiles,
  resetProfiles,
  setProfile,
  setProfiles,
  validateFirstProfiles,
} from './chat/profiles'
import { endSession, removeSessions } from './chat/remove-sessions'
import { rowRules } from './chat/row-rules'
import { runJob } from './chat/run-job'
import { shiftAliasChanges } from './chat/serving-alias'
import { sessionStats } from './chat/session-stats'
import { getSession, lastSession, listSessions, sessionKeys } from './chat/sessions'
import { createStage } from './create-stage'
import { createWaiting } from './create-waiting'
import { createDatabase } from './db/database'
import { createRequestLog } from './db/request-log'
import type { ProfileRow } from './db/rows'
import { GenesysMockError } from './errors'
import type { Faults, GenesysMock, Profiles, Sessions } from './genesys-mock'
import { fromPlainRequest } from './handlers/incoming'
import { createLint } from './handlers/lint/lint'
import { operationTable as operations } from './handlers/operation-table'
import { createRequestHandlers, respond } from './handlers/request-handlers'
import { createRouter } from './handlers/router'
import { mockArguments } from './mock-arguments'
import { type GenesysMockOptions, type ResolvedOptions, resolveOptions } from './options'
import { createMarks } from './push/interception'
import { type Place, placeOf } from './push/place'
import { PushDispatcher } from './push/push-dispatcher'
import { createPushLog } from './push/push-log'
import { cloneJson } from './runtime/clone-json'
import { createEmitter, type Emitter } from './runtime/emitter'
import { createIds, createToken } from './runtime/ids'
import { JobScheduler, publicScheduler } from './scheduler/scheduler'
import { restoreSnapshot, takeSnapshot } from './snapshots'
import { createAgent } from './testing/agent'
import { Turns } from './testing/turns'
import { Agenda } from './time/agenda'
import type { Clock } from './time/clock'
import { createDelays } from './time/delays'
import { scaleOf, setScale } from './time/system-clock'
import type { GenesysMockEvents } from './wire/genesys-mock-events'

/**
 * Makes a mock of Genesys: its handlers, and all that a test wants to see and control. Each mock has its
 * own state; making one patches nothing and starts no timer.
 *
 * @throws GenesysMockError `INVALID_OPTION` or, for a profile or a limit, `INVALID_PARAMETER`, naming the field.
 * @example
 * const genesys = createGenesysMock()
 * const server = setupServer(...genesys.handlers)
 * beforeAll(() => server.listen())
 * afterEach(() => genesys.reset())
 * afterAll(() => { server.close(); genesys.dispose() })
 */
export function createGenesysMock(options?: GenesysMockOptions): GenesysMock {
  const parts = createParts(resolveOptions(options), () => resetParts(parts))
  const { context, dispatcher, db, events, life, scheduler, router, waiting, turns } = parts
  resetParts(parts)

  return {
    handlers: createRequestHandlers(router, life, dispatcher),
    baseUrl: parts.baseUrl,
    async fetch(request) {
      if (life.isOver) throw disposed('answer the request')
      mockArguments.fetch(request)
      waiting.time.assertSafe()
      return respond(router, request)
    },
    async answer(request) {
      if (life.isOver) throw disposed('answer the request')
      mockArguments.answer(request)
      waiting.time.assertSafe()
      life.hasServed = true
      return router.answer(fromPlainRequest(request))
    },
    db: db.door,
    sessions: parts.sessions,
    profiles: createProfiles(context),
    scheduler: publicScheduler(scheduler),
    pushes: { ...parts.pushes, waitFor: waiting.waitFor.push },
    requests: parts.requests,
    waitFor: waiting.waitFor,
    get warnings() {
      return db.warnings.all().map((warning) => cloneJson(warning))
    },
    faults: createFaults(context),
    agent: (chatId, party) => createAgent(createStage(context, turns), chatId, party),
    on: createOn(events),
    advance: waiting.advance,
    settled: () => dispatcher.settled(),
    snapshot: () => takeSnapshot(parts),
    restore(snapshot) {
      if (life.isOver) throw disposed('restore the snapshot')
      restoreSnapshot(parts, snapshot, () => resetParts(parts))
    },
    reset: () => resetParts(parts),
    dispose() {
      resetParts(parts)
      events.clear()
      life.isOver = true
    },
  }
}

function createParts(options: ResolvedOptions, reset: () => void) {
  const { baseUrl, push } = options
  const agenda = new Agenda(options.clock)
  const life = { generation: 0, isOver: false, hasReceived: false, hasServed: false }
  const ids = createIds(options.seed)
  const events = createEmitter<GenesysMockEvents>()
  const db = createDatabase(agenda, ids, { rules: rowRules, requestLogBytes: options.requestLogBytes })
  const marks = createMarks(createToken())
  const place = (): Place => placeOf(life)
  const dispatcher = new PushDispatcher({ db, agenda, events, marks, options: push, place })
  const scheduler = new JobScheduler({ db, agenda, events, run: (job, at) => runJob(context, job, at) })
  const lint = createLint({ db, ids, events })
  const context: ChatContext = {
    db,
    clock: agenda,
    ids,
    events,
    services: options.services,
    strict: options.strict,
    limits: validateFileLimits(options.limits),
    pushUrl: push.url,
    initialProfiles: initialProfiles(options),
    pushes: dispatcher,
    scheduler,
    time: timeOf(options.clock, (milliseconds) => waiting.time.advance(milliseconds)),
    feeds: new Set(),
    reset,
    lint,
  }
  cancelJobsOfEndedChats(db)
  removeFaultsOfTheGone(db)
  agenda.onDateJump((milliseconds) => {
    scheduler.shiftDates(milliseconds)
    shiftAliasChanges(db, milliseconds)
    lint.polls.shift(milliseconds)
  })
  const held = createDelays(agenda)
  const turns = new Turns()
  const router = createRouter({ context, lint, operations, baseUrl, life, held, pushes: dispatcher })
  const sessions = createSessions(context)
  const pushes = createPushLog(db.push)
  const requests = createRequestLog(db.journal)
  const witness = { sessions, pushes, requests }
  const waiting = createWaiting({ options, agenda, context, dispatcher, witness, life })
  const log = { baseUrl, events, db, lint, ...witness }
  return { context, ids, dispatcher, life, held, turns, scheduler, router, waiting, ...log }
}

function timeOf(clock: Clock, advance: ChatContext['time']['advance']): ChatContext['time'] {
  return { scale: () => scaleOf(clock), setScale: (scale) => setScale(clock, scale), advance }
}

function resetParts(parts: ReturnType<typeof createParts>): void {
  const { context, ids, db, dispatcher, life, held, turns, scheduler, lint, waiting } = parts
  life.generation += 1
  turns.reset()
  held.endAll()
  scheduler.reset()
  dispatcher.reset()
  waiting.waits.cancelAll()
  lint.reset()
  db.clear()
  ids.reset()
  resetProfiles(context)
}

/** The built-in profile and the given ones; one given under its name replaces it. */
function initialProfiles({ profiles }: ResolvedOptions): ProfileRow[] {
  const byName = new Map<string, ProfileRow>()
  for (const profile of [defaultProfile(), ...validateFirstProfiles(profiles)]) {
    byName.set(profile.profile, profile)
  }
  return [...byName.values()]
}

function disposed(action: string): GenesysMockError {
  return new GenesysMockError('MOCK_DISPOSED', {
    action,
    reason: 'the mock has been disposed of',
    remedy: 'Make a new one with createGenesysMock(), or call dispose() later.',
  })
}

function createOn(events: Emitter<GenesysMockEvents>): GenesysMock['on'] {
  return (name, listener) => {
    mockArguments.on(name, listener)
    return events.on(name, listener)
  }
}

function createSessions(context: ChatContext): Sessions {
  return {
    list(filter) {
      mockArguments.listSessions(filter)
      return listSessions(context, filter)
    },
    get(chatId) {
      mockArguments.getSession(chatId)
      return getSession(context, chatId)
    },
    last: () => lastSession(context),
    stats: () => sessionStats(context),
    keys: () => sessionKeys(context),
    end(chatId) {
      mockArguments.endSession(chatId)
      context.events.batch(() => endSession(context, chatId))
    },
    remove(chatId) {
      mockArguments.removeSession(chatId)
      return context.events.batch(() => removeSessions(context, chatId))
    },
    export(chatId, options) {
      mockArguments.exportSession(chatId, options)
      return exportSession(context, chatId, options?.profile)
    },
  }
}

function createProfiles(context: ChatContext): Profiles {
  return {
    list: () => listProfiles(context),
    get(name) {
      mockArguments.getProfile(name)
      return findProfile(context, name)
    },
    set(profiles) {
      mockArguments.setProfiles(profiles)
      if (Array.isArray(profiles)) return setProfiles(context, profiles)
      const isWhole = typeof profiles === 'object' && profiles !== null && 'profile' in profiles
      return [setProfile(context, isWhole ? profiles.profile : '', profiles)]
    },
    reset: () => resetProfiles(context),
  }
}

function createFaults(context: ChatContext): Faults {
  return {
    add: (fault) => addFaults(context, fault, 'fault'),
    list: () => listFaults(context),
    remove(id) {
      mockArguments.removeFault(id)
      removeFault(context, id)
    },
    clear: () => clearFaults(context),
  }
}
