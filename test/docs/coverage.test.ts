import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Operation, OperationRequest } from '../../src/handlers/operation'
import { operationTable } from '../../src/handlers/operation-table'

const coverage = readFileSync('docs/coverage.md', 'utf8')
const rows = [...coverage.matchAll(/^\| (\w+) \| (?:`([^`]+)`|–) \|/gm)].map(([, operation, parameter]) => ({
  operation,
  parameter,
}))
const chatOperations = operationTable.filter(({ group }) => group === 'Chat')

/** The parameters that every operation on a chat has. */
const common = ['secureKey', 'userId', 'alias', 'transcriptPosition']

/** The names of the fields that an operation looks at, found out by looking over its shoulder. */
function fieldsRead(operation: Operation): string[] {
  const read = new Set<string>()
  const record = <Value>(): ReadonlyMap<string, Value> =>
    new Proxy(new Map<string, Value>(), {
      get(target, key) {
        const value: unknown = Reflect.get(target, key)
        if (key !== 'get' || typeof value !== 'function')
          return typeof value === 'function' ? value.bind(target) : value
        return (name: string) => {
          read.add(name)
          return undefined
        }
      },
    })
  const request: OperationRequest = {
    id: 'request-1',
    params: { serviceName: '', chatId: '', profile: '', fileId: '', faultId: '', jobId: '' },
    fields: record(),
    files: record(),
    userData: () => ({}),
    json: undefined,
  }
  // Whatever the rule makes of nothing at all, the fields have been read by then.
  expect(() => operation.run(new Proxy({}, {}) as never, request)).toThrow()
  return [...read]
}

describe('docs/coverage.md', () => {
  test('has a line for every parameter of every operation, and no other', () => {
    const expected = chatOperations.flatMap(({ name, parameters }) =>
      (parameters.length > 0 ? parameters : [undefined]).map((parameter) => ({ operation: name, parameter })),
    )
    expect(rows).toEqual(expected)
  })

  test.each(common)('has a line for %s, which every operation on a chat has', (parameter) => {
    expect(coverage).toMatch(new RegExp(`^\\| \`${parameter}\` \\|`, 'm'))
  })

  test('names all fifteen operations', () => {
    expect(chatOperations).toHaveLength(15)
  })
})

describe('the parameters in the operation table', () => {
  test.each(chatOperations)('of $name are those that it reads', (operation) => {
    const known = [...operation.parameters, ...common]
    expect(fieldsRead(operation).filter((name) => !known.includes(name))).toEqual([])
    const readable = operation.parameters.filter((name) => name !== 'userData[…]')
    expect(fieldsRead(operation)).toEqual(expect.arrayContaining(readable))
  })
})
