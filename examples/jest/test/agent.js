const from = { type: 'Agent' }

/** Plays the agent of a chat, through the endpoint that the mock has for it: each event after its `timeout`. */
async function playAgent(chatId, events) {
  const response = await fetch(`https://gms.example.com/genesys/2/mock/chat/aura/${chatId}/send`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(events.map((event) => ({ from, ...event }))),
  })
  if (!response.ok) throw new Error(`The agent can't do that: ${await response.text()}`)
}

module.exports = { playAgent }
