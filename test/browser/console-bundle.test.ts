import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, inject, test } from 'vitest'

test('the console brings no other package and not the mock: a bundler finds all of it in one file', async () => {
  const { metafile } = await build({
    stdin: {
      contents: "import { defineGenesysConsole } from './console.js'; defineGenesysConsole()",
      resolveDir: inject('packageFolder'),
    },
    bundle: true,
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
    outdir: 'out',
  })
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports)
  expect(imports).toEqual([])
  const inputs = Object.keys(metafile.inputs).filter((file) => file !== '<stdin>')
  expect(inputs).toEqual([expect.stringMatching(join('', 'console.js$'))])
})
