import { setupGenesys } from 'aura-mocks-genesys-api/vitest'
import { test } from 'vitest'
import { failingOptions, failingTests } from './failing-story.mjs'

const setup = setupGenesys(failingOptions)

for (const [title, fail] of failingTests(setup)) test(title, fail)
