import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const ownMsw = fileURLToPath(new URL('./msw.ts', import.meta.url))

/** Gives everybody but `msw.ts` itself what that takes of msw. */
export function onlyHttpOfMsw(): Plugin {
  return {
    name: 'only-http-of-msw',
    setup({ onResolve }) {
      onResolve({ filter: /^msw$/ }, ({ importer }) => (importer === ownMsw ? undefined : { path: ownMsw }))
    },
  }
}
