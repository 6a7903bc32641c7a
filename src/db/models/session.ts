import type { SessionRow } from '../rows'
import type { Model } from './model'

/** The alias of the only Chat Server instance there is, as in Genesys's documented sample. */
export const defaultAlias = '117'

/** What a customer is called that gave no name. */
export const defaultNickname = 'Customer'

export const sessionModel: Model<SessionRow> = {
  primaryKey: 'chatId',
  shape: {
    chatId: 'required',
    serviceName: 'required',
    profile: 'required',
    state: 'required',
    endReason: 'nullable',
    userId: 'required',
    secureKey: 'required',
    alias: 'required',
    nickname: 'required',
    subject: 'nullable',
    emailAddress: 'nullable',
    userData: 'required',
    pushUrl: 'nullable',
    participants: 'required',
    settings: 'required',
    readPosition: 'nullable',
    createdAt: 'required',
    updatedAt: 'required',
    endedAt: 'nullable',
  },
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
      pushUrl: row.pushUrl ?? null,
      participants: row.participants ?? [{ participantId: 1, nickname, type: 'Client', state: 'joined' }],
      settings: row.settings ?? { chat: {} },
      readPosition: row.readPosition ?? null,
      createdAt,
      updatedAt: row.updatedAt ?? createdAt,
      endedAt: row.endedAt ?? null,
    }
  },
}
