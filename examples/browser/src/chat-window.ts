import { followChat } from './follow-chat'
import type { ChatEvent, ChatKeys, GenesysClient, News } from './genesys-client'
import { forgetChat, keepChat, keptChat } from './kept-chat'
import { find, say, setProblem, show } from './page'

/** Lets the visitor chat; goes on with the chat that a reload has interrupted. */
export function openChatWindow(client: GenesysClient): void {
  const startForm = find('#start', HTMLFormElement)
  startForm.addEventListener('submit', (event) => {
    event.preventDefault()
    const nickname = find('#nickname', HTMLInputElement).value
    void attempt(async () => enterChat(client, await client.start(nickname)))
  })
  find('#again', HTMLButtonElement).addEventListener('click', () => {
    forgetChat()
    location.reload()
  })
  const chat = keptChat()
  if (chat) enterChat(client, chat)
  else show('#start', true)
}

function enterChat(client: GenesysClient, chat: ChatKeys): void {
  keepChat(chat)
  show('#start', false)
  show('#conversation', true)
  const leaveForm = connectForm(client, chat)
  followChat(client, chat, {
    onNews(news) {
      showNews(news)
      if (news.chatEnded) leaveForm()
    },
    onProblem: (problem) => setProblem('connection', problem),
  })
}

/** The form by which the visitor writes; what is returned takes it away. */
function connectForm(client: GenesysClient, chat: ChatKeys): () => void {
  const form = find('#write', HTMLFormElement)
  const field = find('#message', HTMLInputElement)
  let isTyping = false
  const setTyping = (value: boolean): void => {
    if (value === isTyping) return
    isTyping = value
    // Nothing depends on it.
    client.setTyping(chat, value).catch(() => {})
  }
  field.addEventListener('input', () => setTyping(field.value !== ''))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const message = field.value
    void attempt(async () => {
      await client.send(chat, message)
      isTyping = false
      // He may have gone on writing meanwhile.
      if (field.value === message) field.value = ''
    })
  })
  find('#end', HTMLButtonElement).addEventListener('click', () => void attempt(() => client.end(chat)))
  field.focus()
  return () => {
    show('#write', false)
    show('#again', true)
    say('The chat has ended.', 'notice')
  }
}

function showNews({ events, chatEnded }: News): void {
  for (const event of events) showEvent(event)
  if (chatEnded) find('#typing', HTMLElement).textContent = ''
}

function showEvent({ type, text = '', from }: ChatEvent): void {
  const isOther = from.type !== 'Client'
  const typing = find('#typing', HTMLElement)
  if (type === 'Message') say(text, isOther ? 'theirs' : 'mine', from.nickname)
  if (type === 'ParticipantJoined' && isOther) say(`${from.nickname} has joined the chat.`, 'notice')
  if (type === 'ParticipantLeft' && isOther) say(`${from.nickname} has left the chat.`, 'notice')
  if (!isOther) return
  typing.textContent = type === 'TypingStarted' ? `${from.nickname} is typing …` : ''
}

async function attempt(action: () => unknown): Promise<void> {
  try {
    setProblem('action', undefined)
    await action()
  } catch (error) {
    setProblem('action', error instanceof Error ? error.message : String(error))
  }
}
