import { GenesysMockError } from 'aura-mocks-genesys-api'
import { expect, test, vi } from 'vitest'

const parts = { action: 'act', reason: 'no reason', remedy: 'Rest.' }

/** The class of another copy of this package, as the other one of `import` and `require` brings it. */
async function otherCopy(): Promise<typeof GenesysMockError> {
  vi.resetModules()
  const { GenesysMockError: other } = await import('../../src/errors')
  return other
}

test('an error of another copy of the package is a GenesysMockError', async () => {
  const Other = await otherCopy()
  expect(Other).not.toBe(GenesysMockError)
  expect(new Other('UNKNOWN_CHAT', parts)).toBeInstanceOf(GenesysMockError)
  expect(new GenesysMockError('UNKNOWN_CHAT', parts)).toBeInstanceOf(Other)
})

test('nothing else is', () => {
  for (const value of [new Error('no'), { ...new GenesysMockError('UNKNOWN_CHAT', parts) }, null, 'text'])
    expect(value instanceof GenesysMockError).toBe(false)
})

test('a class that extends it knows its own errors only', () => {
  class OwnError extends GenesysMockError {}
  const own = new OwnError('UNKNOWN_CHAT', parts)
  expect(own).toBeInstanceOf(OwnError)
  expect(own).toBeInstanceOf(GenesysMockError)
  expect(new GenesysMockError('UNKNOWN_CHAT', parts)).not.toBeInstanceOf(OwnError)
})

test('what marks it is no property of the error', () => {
  expect(
    Reflect.ownKeys(new GenesysMockError('UNKNOWN_CHAT', parts)).filter((key) => typeof key === 'symbol'),
  ).toEqual([])
})
