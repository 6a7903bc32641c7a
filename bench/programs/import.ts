import { createRequire } from 'node:module'
import { tell } from './run.ts'

// The import of the built package, after that of msw, which it shares with the suite: once in a process.

/** Microseconds. */
async function time(load: () => unknown): Promise<number> {
  const begun = performance.now()
  await load()
  return (performance.now() - begun) * 1_000
}

const msw = await time(() => import('msw'))
const ours = await time(() => import('aura-mocks-genesys-api'))
const require = createRequire(import.meta.url)
require('msw')
const required = await time(() => require('aura-mocks-genesys-api'))

tell({
  row: 'import',
  value: ours / msw,
  figures: { 'import, ms': ours / 1_000, 'msw, ms': msw / 1_000, 'require, ms': required / 1_000 },
})
