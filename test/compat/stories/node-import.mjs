import { createGenesysMock, manualClock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { expectEndOfProcess } from './end-of-process.mjs'
import { close, createWorld, listen, playStory } from './story.mjs'

const world = createWorld({ createGenesysMock, http, HttpResponse, setupServer }, { clock: manualClock() })

listen(world)
await playStory(world, (milliseconds) => world.genesys.advance(milliseconds))
close(world)
expectEndOfProcess()
