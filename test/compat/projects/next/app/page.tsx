import type { ReactNode } from 'react'
import { ChatWindow } from './chat-window'
import { WithGenesys } from './with-genesys'

export default function Page(): ReactNode {
  return (
    <WithGenesys>
      <ChatWindow />
    </WithGenesys>
  )
}
