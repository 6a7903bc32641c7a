// Usage: tsx build/check-release.ts, after `npm run build`
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIBRARY_ENTRIES, STANDALONE_ENTRIES } from './library-bundle.ts'
import { checkDependencies } from './release/check-dependencies.ts'
import { checkFiles } from './release/check-files.ts'
import { checkSizes } from './release/check-sizes.ts'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')

const complaints = [
  ...checkFiles(ROOT),
  ...(await checkSizes(ROOT, Object.keys({ ...LIBRARY_ENTRIES, ...STANDALONE_ENTRIES }))),
  ...checkDependencies(ROOT),
]
for (const complaint of complaints) console.error(`${complaint}.`)
process.exitCode = complaints.length === 0 ? 0 : 1
