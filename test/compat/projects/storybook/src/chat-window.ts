const post = async (path: string, form: Record<string, string>) => {
  const body = new URLSearchParams(form)
  const response = await fetch(`/genesys/2/chat/aura${path}`, { method: 'POST', body })
  if (!response.ok) throw new Error('Nobody is there at the moment.')
  return response.json()
}

/** A component that asks Genesys for a chat, and shows what is said in it. */
export function chatWindow(): HTMLElement {
  const element = document.createElement('section')
  const show = (text: string) =>
    element.append(Object.assign(document.createElement('p'), { textContent: text }))
  followChat(show).catch((error: Error) => show(error.message))
  return element
}

async function followChat(show: (text: string) => void): Promise<void> {
  const { chatId, secureKey } = await post('', { nickname: 'Ana' })
  let transcriptPosition = '1'
  for (let isOver = false; !isOver; ) {
    const { messages, nextPosition, chatEnded } = await post(`/${chatId}/refresh`, {
      secureKey,
      transcriptPosition,
    })
    for (const { text } of messages) if (text) show(text)
    transcriptPosition = String(nextPosition)
    isOver = chatEnded
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}
