import type { ShapeOf } from '../form'
import type { SessionRow } from '../rows'
import type { Model } from './model'

/** The alias of the only Chat Server instance there is, as in Genesys's documented sample. */
export const defaultAlias = '117'

/** What a customer is called that gave no name. */
export const defaultNickname = 'Customer'

export const sessionModel: Model<SessionRow> = {
  primaryKey: 'chatId',
  shape: {
    chatId: 'text',
    serviceName: 'text',
    profile: 'text',
    state: 'text',
    endReason: 'text?',
    userId: 'text',
    secureKey: 'text',
    alias: 'text',
    nickname: 'text',
    subject: 'text?',
    emailAddress: 'text?',
    userData: 'object',
    monitored: 'boolean',
    downloads: 'count',
    pushUrl: 'text?',
    participants: [{ participantId: 'number', nickname: 'text', type: 'text', state: 'text' }],
    settings: { chat: 'object' },
    readPosition: 'number?',
    aliasChangesSince: 'number',
    createdAt: 'number',
    updatedAt: 'number',
    endedAt: 'number?',
  } satisfies ShapeOf<SessionRow>,
  complete(row, { clock, ids }) {
    const nickname = row.nickname ?? defaultNickname
    const createdAt = row.createdAt ?? clock.now()
    return {
      chatId: row.chatId ?? ids.chatId(),
      serviceName: row.serviceName ?? 'customer-support',
      profile: row.profile ?? 'default',
      state: row.state ?? 'active',
      endReason: row.endReason ?? null,
      userId: row.userId ?? ids.userId(),
      secureKey: row.secureKey ?? ids.secureKey(),
      alias: row.alias ?? defaultAlias,
      nickname,
      subject: row.subject ?? null,
      emailAddress: row.emailAddress ?? null,
      userData: row.userData ?? {},
      monitored: row.monitored ?? false,
      downloads: row.downloads ?? 0,
      pushUrl: row.pushUrl ?? null,
      participants: row.participants ?? [{ participantId: 1, nickname, type: 'Client', state: 'joined' }],
      settings: row.settings ?? { chat: {} },
      readPosition: row.readPosition ?? null,
      aliasChangesSince: row.aliasChangesSince ?? createdAt,
      createdAt,
      updatedAt: row.updatedAt ?? createdAt,
      endedAt: row.endedAt ?? null,
    }
  },
}
