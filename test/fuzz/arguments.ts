import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { stringify } from 'yaml'
import { GenesysMockError } from '../../src/index'
import { withOddBytes } from './bodies'
import { Dice } from './dice'
import { spoiled } from './odd-values'
import { templates } from './templates'
import { prototypes } from './verdict'
import { createWorld, type World } from './world'

const settingTemplates = templates.filter(({ path }) => path === 'mock/profiles')
const faultTemplates = templates.filter(({ path, json }) => path === 'mock/faults' && json !== undefined)

/** What takes a value from outside, besides requests: each is given spoiled ones. */
const takers: Record<string, (world: World, dice: Dice) => unknown> = {
  restore({ genesys }, dice) {
    let snapshot: unknown = genesys.snapshot()
    for (let count = 1 + dice.below(2); count > 0; count -= 1) snapshot = spoiled(dice, snapshot)
    // A caller without types, or a file.
    return genesys.restore(JSON.parse(JSON.stringify(snapshot) ?? 'null'))
  },
  parseProfiles(_, dice) {
    const text = stringify(spoiled(dice, dice.pick(settingTemplates).json))
    const bytes = new TextEncoder().encode(text)
    return parseProfiles(new TextDecoder().decode(dice.chance(0.5) ? withOddBytes(dice, bytes) : bytes))
  },
  'profiles.set': ({ genesys }, dice) =>
    Reflect.apply(genesys.profiles.set, undefined, [spoiled(dice, dice.pick(settingTemplates).json)]),
  'faults.add': ({ genesys }, dice) =>
    Reflect.apply(genesys.faults.add, undefined, [spoiled(dice, dice.pick(faultTemplates).json)]),
}

/** Gives spoiled values to whatever takes one; what was wrong with what came of it. */
export async function fuzzArguments(seed: number, cases: number): Promise<string[]> {
  const complaints: string[] = []
  const untouched = prototypes()
  const world = await createWorld(String(seed))
  const beginning = world.genesys.snapshot()
  for (let number = 0; number < cases && complaints.length < 20; number += 1) {
    for (const [name, take] of Object.entries(takers)) {
      const complain = (problem: string): void =>
        void complaints.push(`case ${number} of seed ${seed}, ${name}: ${problem}`)
      world.genesys.restore(beginning)
      const before = world.state()
      try {
        take(world, new Dice(seed * 1_000_003 + number))
        // What was taken can be lived with.
        await world.genesys.advance(100_000)
        world.genesys.restore(world.genesys.snapshot())
      } catch (error) {
        if (!(error instanceof GenesysMockError))
          complain(String(error instanceof Error ? error.stack : error))
        else if (world.state() !== before) complain(`refused, but something was changed: ${error.message}`)
      }
      if (prototypes() !== untouched) complain('a prototype was touched')
    }
  }
  world.genesys.dispose()
  return complaints
}
