import { genesysMatchers } from 'aura-mocks-genesys-api/vitest'
import { expect } from 'vitest'

expect.extend(genesysMatchers)
