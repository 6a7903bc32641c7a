import type { Operation } from '../../src/handlers/operation'
import type { JsonObject, OperationName } from '../../src/index'
import { fieldsSchema, namesOfObjects, parametersOf } from './parameters'
import { type FormType, formTypes } from './stage'

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const oneOrSeveral = (name: string): JsonObject => ({
  anyOf: [ref(name), { type: 'array', items: ref(name) }],
})

/** What the JSON is of which an operation reads more than its fields. */
const jsonBodies: Partial<Record<OperationName, JsonObject>> = {
  setProfile: {
    description: 'The settings alone, or with the name that stands in the path.',
    anyOf: [ref('ProfileSettings'), ref('Profile'), ref('NamelessProfile')],
  },
  setProfiles: { type: 'array', items: ref('Profile') },
  addFaults: oneOrSeveral('Fault'),
  mockSend: oneOrSeveral('ScheduledEvent'),
}

/** The forms in which an operation takes its parameters. */
export function fieldFormsOf(operation: Operation): readonly FormType[] {
  const { name, method, parameters } = operation
  if (method !== 'POST' || (parametersOf(operation).length === 0 && !jsonBodies[name])) return []
  if (parameters.includes('file')) return ['multipart/form-data']
  if (!jsonBodies[name]) return formTypes
  return parameters.length > 0 ? formTypes.filter((type) => type !== 'application/json') : []
}

/** The body of an operation in every form it takes, without examples; empty: it takes none. */
export function mediaTypesOf(operation: Operation): Record<string, JsonObject> {
  const jsonBody = jsonBodies[operation.name]
  const fields = fieldFormsOf(operation).map((type) => [type, fieldsIn(operation, type)] as const)
  return { ...Object.fromEntries(fields), ...(jsonBody && { 'application/json': { schema: jsonBody } }) }
}

/** The schemas of the fields of all operations, by the names of their components. */
export function fieldSchemas(operations: readonly Operation[]): Record<string, JsonObject> {
  return Object.fromEntries(
    operations.flatMap((operation) =>
      fieldFormsOf(operation).map(
        (type) => [componentFor(operation, type), schemaOf(operation, type)] as const,
      ),
    ),
  )
}

function fieldsIn(operation: Operation, type: FormType): JsonObject {
  const schema = ref(componentFor(operation, type))
  const names = type === 'application/json' ? [] : namesOfObjects(parametersOf(operation))
  if (names.length === 0) return { schema }
  // `userData[key]=value`, a field for each key.
  const encoding = Object.fromEntries(names.map((name) => [name, { style: 'deepObject', explode: true }]))
  return { schema, encoding }
}

/** The name of the schema of the fields of an operation, sent in a form. */
export function componentFor({ name }: Operation, type: FormType): string {
  const words = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return `${words}${type === 'application/json' ? 'Json' : 'Fields'}`
}

function schemaOf(operation: Operation, type: FormType): JsonObject {
  const { description, name } = operation
  const fields = fieldsSchema(parametersOf(operation), type === 'application/json')
  return { description: `The fields of “${description}”.`, ...fields, ...alternatives[name] }
}

/** Parameters of which some are required, but not these or those. */
const alternatives: Partial<Record<OperationName, JsonObject>> = {
  requestChat: { anyOf: [{ required: ['nickname'] }, { required: ['firstName', 'lastName'] }] },
}
