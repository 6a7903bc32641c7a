import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { genesysFixture, genesysMatchers, setupGenesys } from '../../src/matchers-only'
import { genesysMatchers as allMatchers } from '../../src/vitest'

describe('where modules are resolved for a browser, ./vitest and ./jest', () => {
  test('are built from a module that needs neither Node nor the server of MSW', async () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8'))
    for (const entry of ['./vitest', './jest']) {
      expect(Object.keys(exports[entry])[0]).toBe('browser')
      expect(exports[entry].browser.import.default).toBe('./dist/matchers-only.js')
      expect(exports[entry].browser.require.default).toBe('./dist/matchers-only.cjs')
    }
    const { metafile } = await build({
      entryPoints: ['src/matchers-only.ts'],
      bundle: true,
      platform: 'browser',
      external: ['aura-mocks-genesys-api'],
      metafile: true,
      write: false,
      format: 'esm',
    })
    const [output] = Object.values(metafile.outputs)
    expect(new Set(output?.imports.map(({ path }) => path))).toEqual(new Set(['aura-mocks-genesys-api']))
  })

  test('have the matchers', () => {
    expect(Object.keys(genesysMatchers)).toEqual(Object.keys(allMatchers))
  })

  test.each([setupGenesys, genesysFixture])('say what to use in place of %o', (setUp) => {
    expect(setUp).toThrow(
      expect.objectContaining({
        code: 'SETUP_FAILED',
        message: expect.stringMatching(
          /In a page use setupGenesysWorker\(\).* use the environment jest-fixed-jsdom/,
        ),
      }),
    )
  })
})
