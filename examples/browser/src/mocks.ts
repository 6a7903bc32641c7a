import { setupGenesysWorker } from 'aura-mocks-genesys-api/browser'

/** Genesys for the developer of the chat window: an agent who answers, in this page. Never part of a build. */
export async function startMocks(): Promise<void> {
  const worker = await setupGenesysWorker({
    // A reload, and Vite's after every change of the code, goes on in the middle of the chat.
    persist: true,
    profiles: [{ profile: 'default', settings: { chat: { autoMessages, replies } } }],
  })
  dockConsole(worker)
}

const agent = { type: 'Agent', nickname: 'Elena' } as const
const autoMessages = [
  { from: agent, type: 'ParticipantJoined', timeout: 1 },
  { from: agent, type: 'Message', text: 'Hello, I am Elena. How can I help you?', timeout: 1 },
] as const
const replies = [
  {
    when: { pattern: '/bye/i' },
    messages: [{ from: agent, type: 'ParticipantLeft', timeout: 1, chatEnded: true }],
  },
  {
    when: { pattern: '.' },
    messages: [
      { from: agent, type: 'TypingStarted', timeout: 1 },
      { from: agent, type: 'Message', text: 'You said: {{text}}', timeout: 2 },
    ],
  },
] as const

/** Puts the agent console beside the page, from which the developer plays the agent by hand. */
function dockConsole(_worker: Awaited<ReturnType<typeof setupGenesysWorker>>): void {
  // CONSOLE: docked here, as soon as `aura-mocks-genesys-api/console` is merged:
  //   defineGenesysConsole()
  //   const element = document.createElement('genesys-console'); element.fetch = worker.fetch
  //   const aside = document.querySelector('#console'); aside.hidden = false; aside.append(element)
}
