import { createGenesysMock } from 'aura-mocks-genesys-api'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { it } from 'vitest'
import { expectOwnRowsOnly } from './isolation.mjs'

it('sees no rows of the file that runs at the same time', async () => {
  await expectOwnRowsOnly({ createGenesysMock, http, HttpResponse, setupServer }, 'Eva', 'Ana')
}, 60_000)
