import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

export interface ComposeService {
  build?: string
  image?: string
  user?: string
  command: string[]
  ports?: string[]
  volumes?: string[]
  depends_on?: string[]
}

/** What is looked at here of the example for Docker Compose. */
export interface ComposeFile {
  services: { genesys: ComposeService; receiver: ComposeService }
}

export function readComposeFile(): ComposeFile {
  const file: ComposeFile = parse(readFileSync('examples/docker-compose.yaml', 'utf8'))
  return file
}
