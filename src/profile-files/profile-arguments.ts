import { GenesysMockError } from 'aura-mocks-genesys-api'
import * as v from 'valibot'
import { optionsOf } from '../runtime/object-of'
import { problemIn } from '../runtime/parse'
import { expected, nameOf } from '../runtime/schemas'

const textSchema = v.string(expected('a text'))
const optionsSchema = v.optional(optionsOf({ name: v.optional(nameOf('a name')) }))
const fileSchema = v.custom<string | URL>(
  (file) => (typeof file === 'string' && file !== '') || file instanceof URL,
  expected('a path or a URL'),
)

/** @throws GenesysMockError `INVALID_PARAMETER` */
export function assertText(text: unknown, options: unknown): void {
  assert(problemIn(textSchema, text, 'text') ?? problemIn(optionsSchema, options, 'options'))
}

/** @throws GenesysMockError `INVALID_PARAMETER` */
export function assertFile(file: unknown): void {
  assert(problemIn(fileSchema, file, 'file'))
}

function assert(reason: string | undefined): void {
  if (reason === undefined) return
  throw new GenesysMockError('INVALID_PARAMETER', {
    action: 'read the profiles',
    reason,
    remedy: 'Call parseProfiles(text, { name }) or readProfiles(file).',
  })
}
