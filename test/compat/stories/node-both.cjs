const assert = require('node:assert/strict')
const required = require('aura-mocks-genesys-api')
const { parseProfiles } = require('aura-mocks-genesys-api/profiles')

// One program that gets the package in both ways, as one does whose test runner requires what its tests import.

/** What a function throws. */
function thrownBy(action) {
  try {
    action()
  } catch (error) {
    return error
  }
  assert.fail('nothing was thrown')
}

async function main() {
  const imported = await import('aura-mocks-genesys-api')
  // Node tells since 20.19 that it can require ES modules, and then knows "module-sync".
  const canRequireModules = process.features.require_module === true
  assert.equal(required.createGenesysMock === imported.createGenesysMock, canRequireModules)

  const { GenesysMockError } = required
  for (const error of [
    thrownBy(() => imported.createGenesysMock({ seed: true })),
    thrownBy(() => required.createGenesysMock({ seed: true })),
    thrownBy(() => parseProfiles('- profile: 5')),
  ]) {
    assert.ok(error instanceof GenesysMockError)
    assert.ok(error instanceof imported.GenesysMockError)
    assert.equal(error.constructor.name, 'GenesysMockError')
  }

  class OwnError extends GenesysMockError {}
  const parts = { action: 'act', reason: 'no reason', remedy: 'Rest.' }
  assert.ok(new OwnError('INVALID_OPTION', parts) instanceof imported.GenesysMockError)
  assert.ok(!(new GenesysMockError('INVALID_OPTION', parts) instanceof OwnError))
  assert.ok(!(new Error('no') instanceof GenesysMockError))
}

main()
