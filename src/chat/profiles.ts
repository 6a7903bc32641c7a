import * as v from 'valibot'
import type { ProfileRow } from '../db/rows'
import { GenesysMockError } from '../errors'
import { cloneJson } from '../runtime/clone-json'
import { invalidParameter } from '../wire/invalid-parameter'
import type { ChatContext } from './context'
import { replaceProfileFaults } from './profile-faults'
import { profileNameSchema, profileSchema, profileSettingsSchema } from './profile-schema'
import { validate } from './validate'
import type { ValidationSubject } from './validation-subject'

const subject = {
  action: 'set the profiles',
  remedy: 'Correct this field; no profile was changed.',
}

/** All profiles, in order of their making. */
export function listProfiles(context: ChatContext): ProfileRow[] {
  return [...context.db.profile.all()].map(toProfile)
}

/** @throws GenesysMockError `UNKNOWN_PROFILE` */
export function findProfile(context: ChatContext, name: string): ProfileRow {
  return toProfile(requireProfile(context, name))
}

/**
 * The row of a profile. Its settings are never written to, only replaced, so that the chats that started
 * with them keep them without a copy of their own.
 *
 * @throws GenesysMockError `UNKNOWN_PROFILE`
 */
function requireProfile(context: ChatContext, name: string): Readonly<ProfileRow> {
  const row = context.db.profile.get(name)
  if (row) return row
  const known = listProfiles(context).map(({ profile }) => profile)
  throw new GenesysMockError('UNKNOWN_PROFILE', {
    action: `find the profile "${name}"`,
    reason: `profile: there is no profile "${name}", only ${known.join(', ')}`,
    remedy: 'Name one of these, or set it first: POST /genesys/2/mock/profiles, or genesys.profiles.set().',
  })
}

/**
 * The row of a profile, with the settings of those that it extends.
 *
 * @throws GenesysMockError `UNKNOWN_PROFILE`, `INVALID_PARAMETER` for profiles that extend each other.
 */
export function wholeProfile(context: ChatContext, name: string): Readonly<ProfileRow> {
  const row = requireProfile(context, name)
  if (row.settings.chat.extends === undefined) return row
  const names = [name]
  let chat: ProfileRow['settings']['chat'] = row.settings.chat
  for (let base = chat.extends; base !== undefined; ) {
    if (names.includes(base)) throw extendsItself([...names, base])
    const { extends: next, ...settings } = requireProfile(context, base).settings.chat
    names.push(base)
    chat = { ...settings, ...chat }
    base = next
  }
  const { extends: _, ...whole } = chat
  return { profile: row.profile, settings: { chat: whole } }
}

/** Whoever is extended has to be there when a profile is set. */
function assertBases(profiles: readonly ProfileRow[], known: Iterable<string>, path = ''): void {
  const names = new Set([...known, ...profiles.map(({ profile }) => profile)])
  for (const [place, { settings }] of profiles.entries()) {
    const base = settings.chat.extends
    if (base === undefined || names.has(base)) continue
    const where = profiles.length === 1 && path === '' ? '' : `${path}[${place}].`
    throw invalidParameter(
      `${where}settings.chat.extends`,
      `there is no profile "${base}", only ${[...names].join(', ')}`,
      'Name one of these, or set that one before or together with this one.',
    )
  }
}

function extendsItself(names: readonly string[]): GenesysMockError {
  return invalidParameter(
    'profile',
    `the profiles extend each other: ${names.map((name) => `"${name}"`).join(' → ')}`,
    'Correct settings.chat.extends of one of them.',
  )
}

/**
 * Sets one profile. What is given is `{ profile?, settings }`, or the settings alone.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function setProfile(context: ChatContext, name: string, given: unknown): ProfileRow {
  const profile = validate(profileNameSchema, name, { ...subject, path: 'profile' })
  const isWhole = typeof given === 'object' && given !== null && ('settings' in given || 'profile' in given)
  if (!isWhole) {
    const settings = validate(profileSettingsSchema, given, subject)
    return setAll(context, [{ profile, settings }])[0] ?? { profile, settings }
  }
  const whole = validate(profileSchema, { profile, ...given }, subject)
  if (whole.profile !== profile) {
    throw invalidParameter(
      'profile',
      `expected "${profile}", as in the path, got "${whole.profile}"`,
      'Leave it out, or make both the same.',
    )
  }
  return setAll(context, [whole])[0] ?? whole
}

/**
 * Sets several profiles, all or none.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function setProfiles(context: ChatContext, given: unknown): ProfileRow[] {
  return setAll(context, validateProfiles(given))
}

function setAll(context: ChatContext, profiles: readonly ProfileRow[]): ProfileRow[] {
  assertBases(
    profiles,
    [...context.db.profile.all()].map(({ profile }) => profile),
  )
  return profiles.map((profile) => store(context, profile))
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
function validateProfiles(given: unknown, path = ''): ProfileRow[] {
  return readProfiles(given, { ...subject, path })
}

/**
 * The profiles that a mock is made with, besides the built-in one.
 *
 * @throws GenesysMockError `INVALID_PARAMETER`
 */
export function validateFirstProfiles(given: unknown): ProfileRow[] {
  const profiles = validateProfiles(given, 'profiles')
  assertBases(profiles, ['default'], 'profiles')
  return profiles
}

/**
 * Profiles from a file, say: one, or an array of them. They are checked as `genesys.profiles.set` does, but for
 * `settings.chat.replies`, which may be no function here.
 *
 * @returns Copies, for the option `profiles` or for `genesys.profiles.set`.
 * @throws GenesysMockError `INVALID_PARAMETER`, naming the field by its path.
 */
export function validatePlainProfiles(given: unknown): ProfileRow[] {
  const subject = { action: 'read the profiles', remedy: 'Correct this field.', whole: 'profiles' }
  const isOne = !Array.isArray(given)
  const profiles = isOne ? [validate(profileSchema, given, subject)] : readProfiles(given, subject)
  const place = profiles.findIndex(({ settings }) => typeof settings.chat.replies === 'function')
  if (place < 0) return profiles
  const path = `${isOne ? '' : `[${place}].`}settings.chat.replies`
  throw invalidParameter(path, 'expected an array of replies, not a function', subject.remedy)
}

function readProfiles(given: unknown, subject: ValidationSubject): ProfileRow[] {
  const profiles = validate(v.array(profileSchema, 'expected an array of profiles'), given, subject)
  const names = profiles.map(({ profile }) => profile)
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (twice >= 0) {
    const path = `${subject.path ?? ''}[${twice}].profile`
    throw invalidParameter(path, `"${names[twice]}" is there twice`, subject.remedy)
  }
  return profiles
}

/** Goes back to the profiles the mock was made with. */
export function resetProfiles(context: ChatContext): ProfileRow[] {
  // One by one, so that their faults go with them.
  for (const { profile } of [...context.db.profile.all()]) context.db.profile.remove(profile)
  return context.initialProfiles.map((profile) => store(context, profile))
}

function store(context: ChatContext, { profile, settings }: ProfileRow): ProfileRow {
  const row = context.db.profile.get(profile)
    ? context.db.profile.patch(profile, { settings: cloneJson(settings) })
    : context.db.profile.insert({ profile, settings: cloneJson(settings) })
  replaceProfileFaults(context.db, { profile, settings })
  return toProfile(row ?? { profile, settings })
}

function toProfile({ profile, settings }: Readonly<ProfileRow>): ProfileRow {
  return { profile, settings: cloneJson(settings) }
}
