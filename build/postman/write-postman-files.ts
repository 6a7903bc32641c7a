// Usage: tsx build/postman/write-postman-files.ts
import { writeFileSync } from 'node:fs'
import { toFileText } from './postman-format'
import { postmanCollection, postmanEnvironment } from './story'

writeFileSync(
  'examples/postman/aura-mocks-genesys-api.postman_collection.json',
  toFileText(postmanCollection()),
)
writeFileSync('examples/postman/local.postman_environment.json', toFileText(postmanEnvironment()))
