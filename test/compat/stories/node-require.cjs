const { createGenesysMock, manualClock } = require('aura-mocks-genesys-api')
const { HttpResponse, http } = require('msw')
const { setupServer } = require('msw/node')

async function main() {
  const { close, createWorld, listen, playStory } = await import('./story.mjs')
  const { expectEndOfProcess } = await import('./end-of-process.mjs')
  const world = createWorld({ createGenesysMock, http, HttpResponse, setupServer }, { clock: manualClock() })

  listen(world)
  await playStory(world, (milliseconds) => world.genesys.advance(milliseconds))
  close(world)
  expectEndOfProcess()
}

main()
