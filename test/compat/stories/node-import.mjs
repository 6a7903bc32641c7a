import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { parseProfiles } from 'aura-mocks-genesys-api/profiles'
import { startGenesysServer } from 'aura-mocks-genesys-api/server'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expectEndOfProcess } from './end-of-process.mjs'
import { playHttpDoor } from './http-door.mjs'
import { close, createWorld, listen, playStory } from './story.mjs'
import { playTestKit } from './test-kit.mjs'

const modules = { createGenesysMock, http, HttpResponse, setupServer, parseProfiles }
const world = createWorld(modules, { clock: manualClock() })

listen(world)
await playStory(world, (milliseconds) => world.genesys.advance(milliseconds))
close(world)
await playTestKit(modules, { clock: manualClock() })
await playHttpDoor({ startGenesysServer })
expectEndOfProcess()
