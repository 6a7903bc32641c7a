import type { SessionRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import type { ChatContext } from './context'
import { requireParameter } from './require-parameter'
import { updateAlias } from './serving-alias'
import { restartSilenceTimer } from './watch-activity'

/** How a client says which chat it means, and that it is its own. */
export interface ChatCredentials {
  serviceName: string
  chatId: string
  secureKey: string | undefined
  userId: string | undefined
}

/**
 * The chat that a client may read.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`, `UNKNOWN_SERVICE`, `UNKNOWN_CHAT` or `WRONG_SECURE_KEY`.
 */
export function findChat(context: ChatContext, credentials: ChatCredentials): Readonly<SessionRow> {
  const { serviceName, chatId, secureKey, userId } = credentials
  if (context.strict) requireParameter('secureKey', secureKey)
  assertService(context, serviceName)

  const session = findSession(context, chatId, serviceName)
  // The userId is optional since GMS 8.5.112, but when it is given it has to be the right one.
  const isTheirs = session.secureKey === secureKey && (!userId || session.userId === userId)
  if (context.strict && !isTheirs) {
    throw new GenesysMockError('WRONG_SECURE_KEY', {
      action: `open chat "${chatId}"`,
      reason: 'the secureKey or the userId is not that of the chat',
      remedy: 'Send those that the answer to Request Chat held.',
      chatId,
    })
  }
  const now = context.clock.now()
  updateAlias(context, session, now)
  restartSilenceTimer(context, session, now)
  return session
}

/**
 * The chat that a client may write to.
 *
 * @throws GenesysMockError as {@link findChat}, and `CHAT_ENDED`.
 */
export function findOpenChat(context: ChatContext, credentials: ChatCredentials): Readonly<SessionRow> {
  const session = findChat(context, credentials)
  assertOpen(session)
  return session
}

/** @throws GenesysMockError `CHAT_ENDED` */
export function assertOpen({ chatId, state, endReason }: Readonly<SessionRow>): void {
  if (state === 'active') return
  throw new GenesysMockError('CHAT_ENDED', {
    action: `write to chat "${chatId}"`,
    reason: endReason === null ? 'the chat has ended' : `the chat has ended (by ${endReason})`,
    remedy: 'Start a new one with Request Chat.',
    chatId,
  })
}

/** @throws GenesysMockError `UNKNOWN_CHAT` */
export function findSession(
  context: ChatContext,
  chatId: string,
  serviceName?: string,
): Readonly<SessionRow> {
  const session = context.db.session.get(chatId)
  if (session && (serviceName === undefined || session.serviceName === serviceName)) return session
  throw new GenesysMockError('UNKNOWN_CHAT', {
    action: `find chat "${chatId}"`,
    reason: session
      ? `chat "${chatId}" belongs to the service "${session.serviceName}", not "${serviceName}"`
      : `there is no chat "${chatId}"`,
    remedy: 'GET /genesys/2/mock/sessions/keys, or genesys.sessions.keys(), lists those there are.',
    chatId,
  })
}

/** @throws GenesysMockError `UNKNOWN_SERVICE` */
export function assertService({ services }: ChatContext, serviceName: string): void {
  if (!services || services.has(serviceName)) return
  throw new GenesysMockError('UNKNOWN_SERVICE', {
    action: `find the service "${serviceName}"`,
    reason: `there is no service "${serviceName}", only ${[...services].join(', ')}`,
    remedy: 'Ask for one of these, or name it in the option `services`.',
  })
}
