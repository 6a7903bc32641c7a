const { createGenesysMock, manualClock } = require('aura-mocks-genesys-api')
const { parseProfiles } = require('aura-mocks-genesys-api/profiles')
const { startGenesysServer } = require('aura-mocks-genesys-api/server')
const { HttpResponse, http } = require('msw')
const { setupServer } = require('msw/node')

async function main() {
  const { close, createWorld, listen, playStory } = await import('./story.mjs')
  const { playHttpDoor } = await import('./http-door.mjs')
  const { playTestKit } = await import('./test-kit.mjs')
  const { expectEndOfProcess } = await import('./end-of-process.mjs')
  const modules = { createGenesysMock, http, HttpResponse, setupServer, parseProfiles }
  const world = createWorld(modules, { clock: manualClock() })

  listen(world)
  await playStory(world, (milliseconds) => world.genesys.advance(milliseconds))
  close(world)
  await playTestKit(modules, { clock: manualClock() })
  await playHttpDoor({ startGenesysServer })
  expectEndOfProcess()
}

main()
