import { GenesysMockError } from '../errors'

/**
 * The error for fake timers under which no request can work; undefined: there are none. A faked `queueMicrotask` stops
 * Node from reading the body of any response. A faked `nextTick` stops msw 3, which needs Node 22, from making any
 * request.
 *
 * @param hasReceived - Whether a request has reached the mock, so that `nextTick` does not matter.
 */
export function findUnsafeFakes(hasReceived = true): GenesysMockError | undefined {
  const { process, queueMicrotask }: Scope = globalThis
  const faked = isFaked(queueMicrotask) ? ['queueMicrotask'] : []
  const major = Number(process?.versions?.node?.split('.')[0] ?? 0)
  if (!hasReceived && major >= 22 && isFaked(process?.nextTick)) faked.push('nextTick')
  if (faked.length === 0) return undefined
  return new GenesysMockError('UNSAFE_FAKE_TIMERS', {
    action: 'respond under these fake timers',
    reason: `they fake ${faked.join(' and ')}, without which no response can be read`,
    remedy: `Use ${settingFor(process)}.`,
  })
}

interface Scope {
  process?: { versions?: { node?: string }; env?: Record<string, string | undefined>; nextTick?: object }
  queueMicrotask?: object
}

/** Each function that @sinonjs/fake-timers installs carries its clock. */
function isFaked(value: object | undefined): boolean {
  return value !== undefined && 'clock' in value
}

function settingFor(process: Scope['process']): string {
  if (process?.env?.VITEST) return "vi.useFakeTimers() without 'queueMicrotask' and 'nextTick' in its toFake"
  if (process?.env?.JEST_WORKER_ID) return "jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] })"
  return "sinon.useFakeTimers({ toNotFake: ['nextTick', 'queueMicrotask'] })"
}
