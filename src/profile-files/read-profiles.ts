import { GenesysMockError, type Profile } from 'aura-mocks-genesys-api'
import { parseProfiles } from './parse-profiles'
import { assertFile } from './profile-arguments'

/**
 * Reads profiles from a file of YAML or JSON. In Node only; elsewhere use {@link parseProfiles}.
 *
 * @param file - Its path, from the working directory, or its URL.
 * @throws GenesysMockError `INVALID_PROFILES`, naming file, line, column, and the field by its path.
 * @example
 * const genesys = createGenesysMock({ profiles: readProfiles('test/profiles.yaml') })
 */
export function readProfiles(file: string | URL): Profile[] {
  assertFile(file)
  const name = typeof file === 'string' ? file : decodeURIComponent(file.pathname)
  return parseProfiles(readText(file, name), { name })
}

function readText(file: string | URL, name: string): string {
  const files = fileSystem()
  if (!files) {
    throw unreadable(
      name,
      'there is no file system here',
      'Load its text yourself, and call parseProfiles(text).',
    )
  }
  try {
    return files.readFileSync(file, 'utf8')
  } catch (error) {
    throw unreadable(name, reasonIn(error), 'A path is taken from the working directory.', error)
  }
}

function unreadable(name: string, reason: string, remedy: string, cause?: unknown): GenesysMockError {
  return new GenesysMockError('INVALID_PROFILES', {
    action: `read the profiles in ${name}`,
    reason,
    remedy,
    cause,
  })
}

/** In Node's words the path is there a second time. */
function reasonIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error.message
}

interface FileSystem {
  readFileSync(file: string | URL, encoding: 'utf8'): string
}

/** Asked for at run time, so that no bundler has to know of a module that only Node has. */
function fileSystem(): FileSystem | undefined {
  const { process }: { process?: { getBuiltinModule?: (id: string) => FileSystem | undefined } } = globalThis
  return process?.getBuiltinModule?.('node:fs')
}
