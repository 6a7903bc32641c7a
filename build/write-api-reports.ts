// Usage: tsx build/write-api-reports.ts [--check], after `npm run build`
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  ExtractorMessageCategory,
  type IConfigFile,
} from '@microsoft/api-extractor'
import { LIBRARY_ENTRIES } from './library-bundle.ts'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..')
const DECLARATIONS = path.join(ROOT, 'dist')
const REPORTS = path.join(ROOT, 'docs/api')
const PACKAGE_NAME = 'aura-mocks-genesys-api'

const isCheck = process.argv.includes('--check')
const scratch = await mkdtemp(path.join(tmpdir(), 'aura-mocks-api-'))
const ownPackage = path.join(scratch, 'node_modules', PACKAGE_NAME)
await copyDeclarations()
await mkdir(REPORTS, { recursive: true })
for (const entry of Object.keys(LIBRARY_ENTRIES)) writeReport(entry)
await rm(scratch, { recursive: true })

/**
 * To the other entries, the main one has to be somebody else's package, as it is to their users: inside this
 * project, its names would count as forgotten by them.
 */
async function copyDeclarations(): Promise<void> {
  const files = (await readdir(DECLARATIONS)).filter((file) => file.endsWith('.d.ts'))
  for (const file of files) await cp(path.join(DECLARATIONS, file), path.join(ownPackage, file))
}

function writeReport(entry: string): void {
  const config = ExtractorConfig.prepare({
    configObject: configurationOf(entry),
    configObjectFullPath: undefined,
    packageJsonFullPath: path.join(ROOT, 'package.json'),
  })
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: !isCheck,
    printApiReportDiff: isCheck,
    messageCallback: judge,
  })
  if (apiReportChanged && isCheck)
    complain(`docs/api/${entry}.api.md is out of date. Run: npm run build && npm run api`)
}

function configurationOf(entry: string): IConfigFile {
  const mainEntryPointFilePath = path.join(DECLARATIONS, `${entry}.d.ts`)
  return {
    projectFolder: ROOT,
    mainEntryPointFilePath,
    apiReport: {
      enabled: true,
      reportFileName: `${entry}.api.md`,
      reportFolder: REPORTS,
      reportTempFolder: scratch,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: 'lf',
    compiler: {
      overrideTsconfig: {
        extends: path.join(ROOT, 'tsconfig.json'),
        compilerOptions: { paths: { [PACKAGE_NAME]: [path.join(ownPackage, 'index.d.ts')] } },
        files: [mainEntryPointFilePath],
      },
    },
    messages: {
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning },
        // Everything is public here.
        'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
      },
      // The language of the comments is checked by `npm run reference`.
      tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
    },
  }
}

/** Whatever is said about the public names themselves is a mistake. */
function judge(message: ExtractorMessage): void {
  const isDiff = message.messageId === 'console-api-report-diff'
  message.handled = !isDiff
  if (message.category === ExtractorMessageCategory.Console || isSelfExplaining(message)) return
  if (message.logLevel !== ExtractorLogLevel.None) complain(message.formatMessageWithLocation(ROOT))
}

/** A member may be explained by its name; what is exported is always told. */
function isSelfExplaining({ messageId, sourceFileColumn }: ExtractorMessage): boolean {
  return messageId === 'ae-undocumented' && sourceFileColumn !== 1
}

function complain(text: string): void {
  console.error(text)
  process.exitCode = 1
}
