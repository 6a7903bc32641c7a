import { describe, expect, test } from 'vitest'
import { rewriteEsModule } from '../../src/jest-preset/rewrite-es-module'

/** What a module exports once it is rewritten, with what it finds beside it. */
function run(source: string, files: Record<string, object> = {}): Record<string, unknown> {
  const exports: Record<string, unknown> = {}
  const body: unknown = new Function('exports', 'require', rewriteEsModule(source) ?? '')
  if (typeof body === 'function') body(exports, (path: string) => files[path])
  return exports
}

describe('an ES module, rewritten for require', () => {
  test('exports what it lists, under the names it gives', () => {
    expect(run('const one = 1\nconst two = 2\nexport { one, two as other };\n')).toEqual({ one: 1, other: 2 })
  })

  test('exports a list over several lines', () => {
    expect(run('const one = 1\nexport {\n  one,\n};')).toEqual({ one: 1 })
  })

  test('exports what it declares', () => {
    const { count, next, Box } = run(
      'export const count = 1\nexport async function next() { return 2 }\nexport class Box {}\n',
    )
    expect(count).toBe(1)
    expect(next).toBeInstanceOf(Function)
    expect(Box).toBeInstanceOf(Function)
  })

  test('exports a variable as it is when it is read', () => {
    const exports = run('let count = 0\nfunction add() { count += 1 }\nexport { add, count }')
    if (typeof exports.add === 'function') exports.add()
    expect(exports.count).toBe(1)
  })

  test('imports from its own files', () => {
    const source =
      'import { List as Names } from "./list.mjs";\nimport * as all from "./list.mjs";\nexport const both = [Names, all.List];'
    expect(run(source, { './list.mjs': { List: 'list' } })).toEqual({ both: ['list', 'list'] })
  })
})

describe('nothing is rewritten', () => {
  test.each([
    ['CommonJS', 'exports.one = 1\n'],
    ['a default export', 'export default 1\n'],
    ['an export from another module', 'const two = 2\nexport { one } from "./one.mjs"\nexport { two }\n'],
    ['an import of a package', 'import { one } from "one"\nexport const two = one\n'],
  ])('of %s', (_, source) => {
    expect(rewriteEsModule(source)).toBeUndefined()
  })
})
