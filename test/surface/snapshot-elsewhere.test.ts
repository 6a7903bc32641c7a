import { execFileSync } from 'node:child_process'
import { beforeEach, expect, test, vi } from 'vitest'
import { mockAlone } from '../doors/mock-with-server'
import { begin, goOn, optionsAt, receive, seen } from './full-story'

beforeEach(() => {
  vi.stubGlobal('fetch', receive)
})

test('in another process, a restored snapshot goes on as if nothing had been', async () => {
  const genesys = mockAlone(optionsAt(0, 's'))
  await begin(genesys)
  const output = execFileSync(process.execPath, ['--import', 'tsx', 'test/surface/go-on-elsewhere.ts'], {
    input: JSON.stringify(genesys.snapshot()),
    encoding: 'utf8',
  })
  const { restored, end } = JSON.parse(output)
  expect(restored).toEqual(seen(genesys))
  const here = await goOn(genesys)
  expect(end).toEqual(JSON.parse(JSON.stringify(here)))
  expect(here.sessions.map(({ endReason }) => endReason)).toEqual(['idle', 'client', 'idle'])
  expect(here.warnings.map(({ code }) => code)).toContain('POLLED_TOO_FAST')
}, 30_000)
