/** What the bot itself says to a customer. */
const texts = {
  connecting: 'I am connecting you with an agent.',
  noAgent: 'I am sorry, no agent can be reached right now.',
  notDelivered: 'Your message could not be delivered. Please send it again.',
  chatOver: 'The conversation with the agent is over. I am Aura again, how can I help?',
  alone: 'I am Aura, how can I help?',
}

/** Genesys refused something: `code` is its number for the reason; after `chatEnded`, trying again is of no use. */
class GenesysError extends Error {
  constructor(httpStatus, { errors = [], chatEnded = false }) {
    super(errors[0]?.advice ?? `Genesys answered HTTP ${httpStatus}`)
    this.name = 'GenesysError'
    this.code = errors[0]?.code
    this.chatEnded = chatEnded
  }
}

/** Posts a form to Genesys and returns its answer. Throws a GenesysError, or what `fetch` throws. */
async function postToGenesys(url, fields) {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  // A gateway in front of Genesys answers with a page where Genesys itself is down.
  const answer = await response.json().catch(() => ({}))
  // A refusal is HTTP 400 without a statusCode for a wrong parameter, HTTP 200 with statusCode 2 inside a chat.
  if (answer.statusCode !== 0) throw new GenesysError(response.status, answer)
  return answer
}

/**
 * A bot for many customers: it hands them over to Genesys, and from then on only passes their texts on.
 *
 * @param serviceUrl The service of Genesys that takes over, as `https://gms.example.com/genesys/2/chat/aura`.
 * @param tell `(customer, text)`: shows a customer a text.
 * @param log `(error)`: hears of what went wrong with Genesys.
 * @param chats What Genesys answered when the chat was asked for, by customer; kept by whoever restarts the bot.
 */
function createHandoverBot({ serviceUrl, tell, log, chats = new Map() }) {
  async function post(customer, operation, fields) {
    const { chatId, userId, secureKey } = chats.get(customer)
    await postToGenesys(`${serviceUrl}/${chatId}/${operation}`, { userId, secureKey, ...fields })
  }

  /** Tries something that Genesys may refuse; says what the customer is to hear in that case. */
  async function attempt(customer, action, sorry) {
    try {
      await action()
    } catch (error) {
      log(error)
      if (error.chatEnded) chats.delete(customer)
      tell(customer, error.chatEnded ? texts.chatOver : sorry)
    }
  }

  return {
    /** Whose chat it is; the bridge asks. */
    customerOf(chatId) {
      for (const [customer, chat] of chats) if (chat.chatId === chatId) return customer
    },

    /** Asks for an agent for a customer. `userData` is for the agent to see. */
    handOver: (customer, userData = {}) =>
      attempt(
        customer,
        async () => {
          const fields = { nickname: customer }
          for (const [key, value] of Object.entries(userData)) fields[`userData[${key}]`] = value
          chats.set(customer, await postToGenesys(serviceUrl, fields))
          tell(customer, texts.connecting)
        },
        texts.noAgent,
      ),

    /** Passes a customer's text on to the agent, or answers by itself if there is none. */
    async hear(customer, text) {
      if (!chats.has(customer)) return tell(customer, texts.alone)
      await attempt(customer, () => post(customer, 'send', { message: text }), texts.notDelivered)
    },

    /** Has what happens in a customer's chat pushed to another URL from now on. Throws as `postToGenesys`. */
    setCallback: (customer, pushUrl) => post(customer, 'pushUrl', { pushUrl }),

    /** Ends a chat from the customer's side. */
    async disconnect(customer) {
      try {
        await post(customer, 'disconnect')
      } catch (error) {
        // Genesys ends a chat that nobody uses by itself, so the customer need not hear of it.
        log(error)
      }
      chats.delete(customer)
    },
  }
}

module.exports = { createHandoverBot, texts }
