import { writeFileSync } from 'node:fs'
import { openApiText } from './openapi-text'

writeFileSync('openapi.yaml', await openApiText())
