/** Asks Genesys for a chat from the server. */
export async function POST(): Promise<Response> {
  const body = new URLSearchParams({ nickname: 'Ana' })
  const response = await fetch('https://gms.example/genesys/2/chat/aura', { method: 'POST', body })
  const { chatId } = await response.json()
  return Response.json({ chatId })
}
