import { readFileSync, writeFileSync } from 'node:fs'
import { endpointTable, endpointTablePattern } from './endpoint-table'
import { spoilTable, spoilTablePattern } from './spoil-table'

const readme = readFileSync('README.md', 'utf8')
writeFileSync(
  'README.md',
  readme.replace(endpointTablePattern, endpointTable()).replace(spoilTablePattern, spoilTable()),
)
