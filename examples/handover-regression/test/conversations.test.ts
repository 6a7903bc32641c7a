import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { readProfiles } from 'aura-mocks-genesys-api/profiles'
import { expect, onTestFinished, test } from 'vitest'
import { openStage } from './stage'

const folder = new URL('../conversations/', import.meta.url)
const files = readdirSync(folder).map((file) => parse(file))
const names = files.filter(({ ext }) => ext === '.json').map(({ name }) => name)

test.each(names)('%s', async (name) => {
  const { screen, type, playOut, close } = openStage(readProfiles(new URL(`${name}.json`, folder)))
  onTestFinished(close)

  for (const line of typedIn(readFileSync(new URL(`${name}.txt`, folder), 'utf8'))) {
    await type(line)
    await playOut()
  }
  await expect(`${screen.join('\n')}\n`).toMatchFileSnapshot(`../conversations/${name}.txt`)
})

/** The lines of a conversation that the customer typed. */
function typedIn(conversation: string): string[] {
  return [...conversation.matchAll(/^> (.*)$/gm)].map(([, line = '']) => line)
}
