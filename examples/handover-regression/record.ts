import { writeFile } from 'node:fs/promises'
import { openStage, pushUrl, type Stage } from './test/stage'

/**
 * Plays a conversation, both sides of it, and keeps it in two files: what happened at Genesys, as a profile by which
 * it happens again, and what the customer saw.
 */
async function record(name: string, play: (stage: Stage) => Promise<void>): Promise<void> {
  // By itself, nothing happens at Genesys.
  const stage = openStage([{ profile: 'default', settings: { chat: { pushUrl } } }])
  const { genesys, screen, chatId } = stage
  try {
    await play(stage)
    await genesys.settled()
    // Every chat starts with the profile of this name.
    const profile = genesys.sessions.export(chatId(), { profile: 'default' })
    await writeFile(`conversations/${name}.json`, `${JSON.stringify(profile, null, 2)}\n`)
    await writeFile(`conversations/${name}.txt`, `${screen.join('\n')}\n`)
  } finally {
    stage.close()
  }
}

await record('router-blinks', async ({ genesys, type, chatId }) => {
  await type('My router blinks')
  await genesys.advance(20_000)
  const ana = await genesys.agent(chatId(), { nickname: 'Ana' }).join()
  await ana.say('Hello, I am Ana. Which light is it?', { after: 2 })
  await genesys.advance(10_000)

  await type('The red one')
  await type('Since this morning')
  await ana.type('Please switch the router off, and on again.', { pause: 4 })
  await genesys.advance(2_000)
  await type('I have done that twice already!') // while Ana is still typing
  await genesys.advance(30_000)

  const leo = await ana.transferTo({ nickname: 'Leo' })
  await leo.say('Maria, this is Leo. I have restarted your line.')
  await genesys.advance(60_000)
  await type('It works, thank you')
  await leo.leave({ endChat: true })
})
