/** What the bot itself says to a customer. */
export const texts = {
  hello: 'Hello, I am Aura. How can I help?',
  invoice: 'Your last invoice is 42 euros.',
  misunderstood: 'I am sorry, I did not understand that. Can you say it in other words?',
  connecting: 'I am connecting you with an agent. Write "bye" when you are done.',
  noAgent: 'I am sorry, no agent can be reached right now. I am still here to help.',
  notDelivered: 'I am sorry, your message could not be delivered. Please send it again.',
  backToAura: 'The conversation with the agent is over. I am Aura again. How can I help?',
  failed: 'I am sorry, something went wrong.',
}
