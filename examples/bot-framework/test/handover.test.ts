import { texts } from '../src/bot/texts'
import { setupStage } from './setup/stage'

const { genesys, customer, chatIdOf, seconds } = setupStage()

test('a customer asks for a person, waits, and is greeted by an agent', async () => {
  const maria = customer('Maria')
  await maria.opens()
  await maria.says('I want to talk to a person')
  // The mock's time passes for it, and no further than to this push.
  await genesys.waitFor.push(/^Hello, I am an Agent/)

  expect(maria.screen).toEqual([
    texts.hello,
    '> I want to talk to a person',
    texts.connecting,
    'You have approximately 15 minutes to be attended',
    'Soon one of our agents will attend you personally',
    'You are talking to agent1.',
    'agent1: Hello, I am an Agent, how can I help you?',
  ])
})

test('a customer who is misunderstood twice is handed over, too', async () => {
  const maria = customer('Maria')
  await maria.says('My router blinks')
  expect(maria.screen.at(-1)).toBe(texts.misunderstood)
  expect(genesys.sessions.list()).toEqual([])

  await maria.says('It is the red light')
  expect(maria.screen.at(-1)).toBe(texts.connecting)
  expect(genesys.sessions.get(chatIdOf('Maria')).state).toBe('active')
})

test('a misunderstanding is forgotten when the bot has understood something else', async () => {
  const maria = customer('Maria')
  await maria.says('My router blinks')
  await maria.says('Where is my last invoice?')
  await maria.says('It is the red light')

  expect(maria.screen.slice(-3)).toEqual([texts.invoice, '> It is the red light', texts.misunderstood])
  expect(genesys.requests.all()).toEqual([])
})

test('the agent sees where the customer comes from', async () => {
  await customer('Maria').says('An agent, please')

  const { nickname, userData } = genesys.sessions.get(chatIdOf('Maria'))
  expect({ nickname, userData }).toEqual({
    nickname: 'Maria',
    userData: { channelId: 'webchat', conversationId: 'conversation-Maria' },
  })
})

test('a customer may write while waiting, and the bot keeps quiet', async () => {
  const maria = customer('Maria')
  await maria.says('An agent, please')
  await seconds(2)
  await maria.says('Where is my invoice?')

  expect(genesys).toHaveReceivedMessage('Where is my invoice?')
  expect(maria.screen.at(-1)).toBe('> Where is my invoice?')
})
