import type { Meta, StoryObj } from '@storybook/html-vite'
import { createGenesysMock } from 'aura-mocks-genesys-api'
import type {} from 'msw-storybook-addon/csf3'
import { chatWindow } from './chat-window'

const agent = { type: 'Agent', nickname: 'Eva' } as const

const genesys = createGenesysMock({
  profiles: [
    {
      profile: 'default',
      settings: {
        chat: {
          autoMessages: [
            { from: agent, type: 'ParticipantJoined', timeout: 1 },
            { from: agent, type: 'Message', text: 'Hello, I am Eva.', timeout: 1 },
          ],
        },
      },
    },
  ],
})

const meta: Meta = {
  title: 'Chat window',
  render: chatWindow,
  parameters: { msw: { handlers: genesys.handlers } },
  // Every story starts without chats and faults.
  beforeEach: () => genesys.reset(),
}
export default meta

export const Greeted: StoryObj = {}

export const GenesysDown: StoryObj = {
  beforeEach: () => void genesys.faults.add({ operation: 'requestChat', respond: { http: 503 } }),
}

export const AgentWrites: StoryObj = {
  play: async () => {
    const { answer } = await genesys.waitFor.request('requestChat')
    const agent = await genesys.agent(String(answer.body.chatId), { nickname: 'Ines' }).join()
    await agent.say('What can I do for you?')
  },
}
