import type { ChatKeys } from './genesys-client'

const key = 'chat'

/** The chat that this tab was in before it was reloaded, if it was. */
export function keptChat(): ChatKeys | undefined {
  const kept = sessionStorage.getItem(key)
  return kept === null ? undefined : JSON.parse(kept)
}

export function keepChat(chat: ChatKeys): void {
  sessionStorage.setItem(key, JSON.stringify(chat))
}

export function forgetChat(): void {
  sessionStorage.removeItem(key)
}
