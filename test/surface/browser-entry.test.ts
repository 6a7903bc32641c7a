import { GenesysMockError } from 'aura-mocks-genesys-api'
import { type GenesysWorkerOptions, setupGenesysWorker } from 'aura-mocks-genesys-api/browser'
import { describe, expect, test } from 'vitest'
import { mockAlone } from '../doors/mock-with-server'

const untyped = (options: unknown) => options as GenesysWorkerOptions

async function failureOf(options?: GenesysWorkerOptions): Promise<GenesysMockError> {
  const failure: unknown = await setupGenesysWorker(options).catch((error: unknown) => error)
  if (!(failure instanceof GenesysMockError)) throw new Error(`It is no GenesysMockError: ${failure}`)
  return failure
}

describe('setupGenesysWorker', () => {
  test('says in Node what to do there instead', async () => {
    const failure = await failureOf()
    expect(failure.code).toBe('WORKER_NOT_STARTED')
    expect(failure.message).toBe(
      'Failed to start the mock in this page: there is no service worker here, for this is no browser. ' +
        "Call setupServer(...genesys.handlers) of 'msw/node', with genesys = createGenesysMock().",
    )
  })

  test.each([
    [null, 'options: expected an object of options, got null'],
    [{ handlers: {} }, 'handlers: expected an array of MSW handlers, got Object'],
    [{ handlers: [() => {}] }, 'handlers[0]: expected an MSW handler, got Function'],
    [{ persist: 'yes' }, 'persist: expected true or false, got "yes"'],
    [{ share: 1 }, 'share: expected true or false, got 1'],
    [{ workerUrl: '' }, 'workerUrl: expected the URL of a script, got an empty text'],
    [
      { onUnhandledRequest: 'ignore' },
      'onUnhandledRequest: expected "bypass", "warn" or "error", got "ignore"',
    ],
    [{ onWarning: 'log' }, 'onWarning: expected a function, got "log"'],
    [{ mock: {} }, 'mock: expected a mock, as createGenesysMock() makes one, got Object'],
  ])('refuses %j, naming the option', async (options, reason) => {
    expect(await failureOf(untyped(options))).toMatchObject({ code: 'INVALID_OPTION', reason })
  })

  test('refuses options of a mock beside a mock that is made already', async () => {
    expect(await failureOf({ mock: mockAlone(), seed: 1 })).toMatchObject({
      code: 'INVALID_OPTION',
      reason: 'seed: expected nothing beside a mock that is made already',
    })
  })

  test('takes undefined for the default', async () => {
    expect(await failureOf({ handlers: undefined, persist: undefined, onWarning: undefined })).toMatchObject({
      code: 'WORKER_NOT_STARTED',
    })
  })
})
