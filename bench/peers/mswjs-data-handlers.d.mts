import type { RequestHandler } from 'msw'

export interface MswjsDataMock {
  handlers: RequestHandler[]
  addChat(chatId: string, secureKey: string): void
}

export function createMswjsDataMock(): MswjsDataMock
