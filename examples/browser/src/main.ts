import { openChatWindow } from './chat-window'
import { createGenesysClient } from './genesys-client'
import './style.css'

if (import.meta.env.DEV) {
  // Before the first request, which would otherwise go to the network.
  const { startMocks } = await import('./mocks')
  await startMocks()
}

openChatWindow(createGenesysClient(import.meta.env.VITE_GENESYS_URL ?? '/genesys/2/chat/aura'))
