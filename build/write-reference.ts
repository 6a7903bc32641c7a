// Usage: tsx build/write-reference.ts
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Application, LogLevel } from 'typedoc'
import { LIBRARY_ENTRIES } from './library-bundle.ts'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const TARGET = path.join(ROOT, 'docs/reference')

const application = await Application.bootstrap({
  entryPoints: Object.values(LIBRARY_ENTRIES).map((file) => path.join(ROOT, file)),
  tsconfig: path.join(ROOT, 'tsconfig.json'),
  // That is the work of `tsc`.
  skipErrorChecking: true,
  readme: 'none',
  githubPages: false,
  disableSources: true,
  logLevel: LogLevel.Warn,
})
const project = await application.convert()
if (project !== undefined) {
  application.validate(project)
  await application.generateDocs(project, TARGET)
}
const { errorCount, warningCount } = application.logger
if (errorCount + warningCount > 0) {
  console.error(`The reference is not in order: ${errorCount} errors, ${warningCount} warnings, see above.`)
  process.exitCode = 1
}
