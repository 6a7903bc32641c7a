import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { LIBRARY_TARGET } from './library-bundle.ts'

const name = 'virtual:console-page'
const pattern = /^virtual:console-page$/
const root = fileURLToPath(new URL('..', import.meta.url))

/** A module with the script of the agent console's page: complete and small, for the HTTP door to serve. */
async function moduleWithScript(): Promise<string> {
  const { outputFiles } = await build({
    ...LIBRARY_TARGET,
    absWorkingDir: root,
    entryPoints: ['src/console-page.ts'],
    bundle: true,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    write: false,
  })
  return `export const script = ${JSON.stringify(outputFiles[0]?.text)}`
}

/** Gives `virtual:console-page` to esbuild: the script as a text. */
export function consolePage(): Plugin {
  return {
    name: 'console-page',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: pattern }, () => ({ path: name, namespace: 'console-page' }))
      onLoad({ filter: pattern, namespace: 'console-page' }, async () => ({
        contents: await moduleWithScript(),
        loader: 'js',
      }))
    },
  }
}

/** Gives it to Vite, for tests that run from source. */
export function consolePageForVite() {
  return {
    name: 'console-page',
    resolveId: (id: string) => (id === name ? `\0${name}` : undefined),
    load: (id: string) => (id === `\0${name}` ? moduleWithScript() : undefined),
  }
}
