import { texts } from '../src/bot/texts'
import { setChatSettings, setupStage } from './setup/stage'

const { genesys, talking, seconds } = setupStage()

beforeEach(() => setChatSettings(genesys, { idle: { alert: 60, close: 30 } }))

test('nobody says anything: the customer is warned, then taken back by the bot', async () => {
  const { customer: maria, agent } = await talking('Maria')

  await seconds(60)
  expect(maria.screen).toEqual(['Chat session will be closed soon due to inactivity of chat participants.'])
  await seconds(30)
  expect(maria.screen.slice(1)).toEqual([
    'Chat session closed due to inactivity of chat participants.',
    texts.backToAura,
  ])
  expect(genesys).toBeEnded({ chatId: agent.chatId, by: 'idle' })
})

test('the customer says something after the warning, and the time counts anew', async () => {
  const { customer: maria, agent } = await talking('Maria')
  await seconds(60)
  await maria.says('I am still here')

  await seconds(59)
  expect(genesys).not.toBeEnded({ chatId: agent.chatId })
  await genesys.waitFor.end(agent.chatId, { timeout: 60_000 })
  await genesys.settled()
  expect(maria.screen.at(-1)).toBe(texts.backToAura)
})
