import path from 'node:path'
import ts from 'typescript'
import type { JsonObject } from '../../src/index'
import type { Narrowings } from './narrowings'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * The JSON schemas of all types that a file exports, by their names, with their comments as descriptions, and within
 * their ranges. Where one is part of another, it is referred to. Objects have no other properties than their type.
 *
 * @throws Error when a type has no place in JSON, or a number has no range.
 */
export function readTypeSchemas(file: string, narrowings: Narrowings): Map<string, JsonObject> {
  const program = ts.createProgram([file], compilerOptions())
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`Failed to read types: ${file} is no module. Give the path of one.`)
  const symbols = checker.getExportsOfModule(module).map((symbol) => ({
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  }))
  const reader = new TypeReader(
    checker,
    narrowings,
    symbols.map(({ name, symbol }) => ({
      name,
      members: membersOf(checker.getDeclaredTypeOfSymbol(symbol)),
    })),
  )
  return new Map(
    symbols.map(({ name, symbol }) => {
      const schema = reader.schemaOf(checker.getDeclaredTypeOfSymbol(symbol), name)
      return [name, narrowings.narrowComponent(name, { ...describe(checker, symbol), ...schema })]
    }),
  )
}

/** Those of the project, without the types of browsers and of Node: no JSON has them, and they take seconds to read. */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return { ...options, lib: ['lib.es2023.d.ts'], types: [] }
}

interface NamedType {
  name: string
  members: readonly ts.Type[]
}

class TypeReader {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly narrowings: Narrowings,
    private readonly named: readonly NamedType[],
  ) {}

  /** @param definedName - The type of this name is written out instead of referred to. */
  schemaOf(type: ts.Type, definedName?: string): JsonObject {
    return this.#schemaOfMembers(membersOf(type), definedName)
  }

  #schemaOfMembers(members: readonly ts.Type[], definedName?: string): JsonObject {
    const name = this.named.find((each) => isSameSet(each.members, members))?.name
    if (name === 'Json') return {}
    if (name !== undefined && name !== definedName) return { $ref: `#/components/schemas/${name}` }
    const [only, ...others] = members
    if (only && others.length === 0) return this.#schemaOfOne(only)
    const rest = members.filter((member) => !hasFlag(member, ts.TypeFlags.Null))
    if (rest.length < members.length) return orNull(this.#schemaOfMembers(rest))
    return this.#schemaOfUnion(members)
  }

  #schemaOfUnion(members: readonly ts.Type[]): JsonObject {
    if (members.every((member) => hasFlag(member, ts.TypeFlags.BooleanLiteral))) return { type: 'boolean' }
    const literals = members.flatMap((member) =>
      member.isStringLiteral() || member.isNumberLiteral() ? [member.value] : [],
    )
    // The compiler's order is that in which it came across them.
    if (literals.length === members.length) return { enum: literals.sort() }
    const options = this.#partsOf(members).map((part) => this.#schemaOfMembers(part))
    return { anyOf: options.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)) }
  }

  /** To the compiler, a union of unions is one union; a named one among its members is found again. */
  #partsOf(members: readonly ts.Type[]): (readonly ts.Type[])[] {
    const [largest] = this.named
      .map((each) => each.members)
      .filter((each) => each.length > 1 && each.length < members.length)
      .filter((each) => each.every((member) => members.includes(member)))
      .sort((one, other) => other.length - one.length)
    const rest = members.filter((member) => !largest?.includes(member)).map((member) => [member])
    return largest ? [...rest, largest] : rest
  }

  #schemaOfOne(type: ts.Type): JsonObject {
    const { checker } = this
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (hasFlag(type, ts.TypeFlags.BooleanLiteral)) return { const: checker.typeToString(type) === 'true' }
    if (hasFlag(type, ts.TypeFlags.String)) return { type: 'string' }
    if (hasFlag(type, ts.TypeFlags.Number)) return { type: 'number' }
    if (isTuple(checker, type)) return this.#schemaOfTuple(type)
    if (isArray(checker, type)) {
      const [item] = checker.getTypeArguments(type)
      return { type: 'array', items: item ? this.schemaOf(item) : {} }
    }
    if (hasFlag(type, ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.#schemaOfObject(type)
    throw new Error(
      `Failed to read types: ${checker.typeToString(type)} has no schema. Document another type.`,
    )
  }

  #schemaOfTuple(type: ts.TupleTypeReference): JsonObject {
    const items = this.checker.getTypeArguments(type).map((item) => this.schemaOf(item))
    const { fixedLength } = type.target
    const [rest] = items.slice(fixedLength)
    return {
      type: 'array',
      ...(fixedLength > 0 && { prefixItems: items.slice(0, fixedLength), minItems: fixedLength }),
      ...(rest ? { items: rest } : { maxItems: fixedLength }),
    }
  }

  #schemaOfObject(type: ts.Type): JsonObject {
    const values = type.getStringIndexType()
    if (values) return { type: 'object', additionalProperties: this.schemaOf(values) }
    const properties = [...this.checker.getPropertiesOfType(type)].sort(byDeclaration)
    const required = properties.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional))
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map((property) => [property.name, this.#schemaOfProperty(property)]),
      ),
      ...(required.length > 0 && { required: required.map(({ name }) => name) }),
      additionalProperties: false,
    }
  }

  #schemaOfProperty(symbol: ts.Symbol): JsonObject {
    const schema = this.schemaOf(this.checker.getTypeOfSymbol(symbol))
    return { ...describe(this.checker, symbol), ...this.narrowings.narrowProperty(symbol.name, schema) }
  }
}

/** What a type is a union of, as far as JSON can have it. */
function membersOf(type: ts.Type): readonly ts.Type[] {
  const members = type.isUnion() ? type.types : [type]
  return members.filter(
    (member) => !hasFlag(member, ts.TypeFlags.Undefined) && member.getCallSignatures().length === 0,
  )
}

function isSameSet(some: readonly ts.Type[], others: readonly ts.Type[]): boolean {
  return some.length === others.length && some.every((type) => others.includes(type))
}

function hasFlag(type: ts.Type, flag: ts.TypeFlags): boolean {
  return (type.flags & flag) !== 0
}

function isTuple(checker: ts.TypeChecker, type: ts.Type): type is ts.TupleTypeReference {
  return checker.isTupleType(type)
}

function isArray(checker: ts.TypeChecker, type: ts.Type): type is ts.TypeReference {
  return checker.isArrayType(type)
}

function orNull(schema: JsonObject): JsonObject {
  if (typeof schema.type === 'string' && Object.keys(schema).length === 1)
    return { type: [schema.type, 'null'] }
  return { anyOf: [schema, { type: 'null' }] }
}

/** In the order of the source; the compiler's depends on what it has read before. */
function byDeclaration(one: ts.Symbol, other: ts.Symbol): number {
  const [here, there] = [placeOf(one), placeOf(other)]
  if (here.file !== there.file) return here.file < there.file ? -1 : 1
  return here.position - there.position || (one.name < other.name ? -1 : 1)
}

function placeOf({ declarations: [first] = [] }: ts.Symbol): { file: string; position: number } {
  return { file: first?.getSourceFile().fileName ?? '', position: first?.pos ?? 0 }
}

/** The comment on a type or a property, in one paragraph, and its default. */
function describe(checker: ts.TypeChecker, symbol: ts.Symbol): JsonObject {
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker))
  const fallback = symbol.getJsDocTags(checker).find(({ name }) => name === 'default')
  const sentences = [comment, fallback ? `Default: ${ts.displayPartsToString(fallback.text)}.` : '']
  const description = sentences
    .join('\n')
    .replace(/(?<!\n)\n *(?![\n -])/g, ' ')
    .trim()
  return description === '' ? {} : { description }
}
