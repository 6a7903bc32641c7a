import { GenesysMockError, type Profile, validateProfiles } from 'aura-mocks-genesys-api'
import { type Document, LineCounter, parseDocument } from 'yaml'
import { findPosition } from './find-position'
import { assertText } from './profile-arguments'

/** Options of {@link parseProfiles}. */
export interface ParseProfilesOptions {
  /**
   * What errors call the text, as the name of its file.
   * @default 'profiles'
   */
  name?: string | undefined
}

/**
 * Reads profiles from YAML, or from JSON, which is YAML too: one profile, or a list of them.
 *
 * @throws GenesysMockError `INVALID_PROFILES`, naming file, line, column, and the field by its path.
 * @example
 * import text from './profiles.yaml?raw'
 * const genesys = createGenesysMock({ profiles: parseProfiles(text) })
 */
export function parseProfiles(text: string, options: ParseProfilesOptions = {}): Profile[] {
  assertText(text, options)
  const { name = 'profiles' } = options
  const lines = new LineCounter()
  // `merge`: with `<<`, one profile takes over what another has.
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false })
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${name}:${line}:${col}`
  }
  const [mistake] = document.errors
  if (mistake) throw refused(name, `${at(mistake.pos[0])}: ${mistake.message}`, mistake)
  return validated(document, (reason) => at(findPosition(document, reason)), name)
}

function validated(document: Document.Parsed, where: (reason: string) => string, name: string): Profile[] {
  try {
    return validateProfiles(document.toJS())
  } catch (error) {
    const reason = error instanceof GenesysMockError ? error.reason : String(error)
    throw refused(name, `${where(reason)}: ${reason}`, error)
  }
}

function refused(name: string, reason: string, cause: unknown): GenesysMockError {
  return new GenesysMockError('INVALID_PROFILES', {
    action: `read the profiles in ${name}`,
    reason: reason.replace(/\.$/, ''),
    remedy: 'Correct this place; no profile was read.',
    cause,
  })
}
