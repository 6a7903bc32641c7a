'use client'

import { type ReactNode, useState } from 'react'

/** Asks Genesys for a chat from the page. */
export function ChatWindow(): ReactNode {
  const [chatId, setChatId] = useState('')
  const start = async (): Promise<void> => {
    const body = new URLSearchParams({ nickname: 'Ana' })
    const response = await fetch('/genesys/2/chat/aura', { method: 'POST', body })
    setChatId((await response.json()).chatId)
  }
  return (
    <>
      <button type="button" onClick={start}>
        Chat
      </button>
      <output>{chatId}</output>
    </>
  )
}
