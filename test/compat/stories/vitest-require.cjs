const assert = require('node:assert/strict')
const { genesysMatchers, setupGenesys } = require('aura-mocks-genesys-api/vitest')

// The matchers can be required where there are no hooks.
assert.equal(typeof genesysMatchers.toHavePushed, 'function')
assert.throws(() => setupGenesys(), { code: 'SETUP_FAILED' })
