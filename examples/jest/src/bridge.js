/**
 * Brings what happens on the agent's side to the customers.
 *
 * @param customerOf `(chatId)`: whose chat it is; undefined: nobody's any more.
 * @param tell `(customer, text)`: shows a customer a text.
 */
function createBridge({ customerOf, tell }) {
  return {
    /** Takes the body of a push: one event each time, and whether the chat is over with it. */
    receive({ chatId, chatEnded, messages }) {
      const customer = customerOf(chatId)
      if (!customer) return
      for (const event of messages) {
        const text = textFor(event)
        if (text) tell(customer, text)
      }
      if (chatEnded) tell(customer, 'The agent has closed the conversation.')
    },
  }
}

/** What a customer is to read of an event; undefined: nothing. */
function textFor({ type, from, text }) {
  // What the customer did is on their screen already.
  if (from.type === 'Client') return undefined
  if (type === 'Message') return text
  if (type === 'PushUrl') return `Please have a look at ${text}`
  if (type === 'ParticipantJoined' && from.type === 'Agent') return `You are talking to ${from.nickname}.`
  return undefined
}

module.exports = { createBridge }
