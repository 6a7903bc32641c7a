import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { inject } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The files of a page, by their paths. */
export type PageFiles = ReadonlyMap<string, string | Uint8Array>

/**
 * Builds a page around a script, which imports this package by its name, as its user does: the built package.
 *
 * @param script - Its path from the project's root, as `test/browser/pages/worker-page.ts`.
 */
export async function buildPage(script: string): Promise<PageFiles> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    resolve: {
      // The built package lies outside of this project, from which its msw is to be taken.
      dedupe: ['msw'],
      alias: [
        { find: /^aura-mocks-genesys-api$/, replacement: `${inject('packageFolder')}/index.js` },
        { find: /^aura-mocks-genesys-api\/(\w+)$/, replacement: `${inject('packageFolder')}/$1.js` },
      ],
    },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: script, output: { entryFileNames: 'page.js' } },
    },
  })
  const [bundle] = [built].flat()
  const files = new Map<string, string | Uint8Array>()
  if (!bundle || !('output' in bundle))
    throw new Error(`Failed to build the page of ${script}: nothing came of it.`)
  for (const file of bundle.output)
    files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source)
  return files
}
