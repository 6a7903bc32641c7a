import { test } from '@jest/globals'
import { setupGenesys } from 'aura-mocks-genesys-api/jest'
import { failingOptions, failingTests } from './failing-story.mjs'

const setup = setupGenesys(failingOptions)

for (const [title, fail] of failingTests(setup)) test(title, fail)
