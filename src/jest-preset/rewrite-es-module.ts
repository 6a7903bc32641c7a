/**
 * Rewrites an ES module as the body of a function `(exports, require)`. It understands what bundlers write: imports of
 * the package's own files, and exports, each at the beginning of a line. Returns undefined for anything else, as for
 * CommonJS.
 */
export function rewriteEsModule(source: string): string | undefined {
  const exported = new Map<string, string>()
  const body = source
    .replace(IMPORT, (_, all: string | undefined, names: string | undefined, from: string) =>
      all
        ? `const ${all} = require(${from});`
        : `const { ${importedNames(names ?? '')} } = require(${from});`,
    )
    .replace(EXPORT_LIST, (_, names: string) => {
      for (const [local, name] of renamings(names)) exported.set(name, local)
      return ''
    })
    .replace(EXPORT_DECLARATION, (_, declaration: string, name: string) => {
      exported.set(name, name)
      return `${declaration} ${name}`
    })
  if (exported.size === 0 || ES_SYNTAX.test(body)) return undefined
  return `'use strict';${[...exported].map(getter).join('')}\n${body}`
}

const ES_SYNTAX = /^(?:export|import)\b(?!\()/m
const IMPORT = /^import\s*(?:\*\s*as\s+([\w$]+)|\{([^}]*)\})\s*from\s*(["']\.[^"']+["']);?/gm
const EXPORT_LIST = /^export\s*\{([^}]*)\}(?!\s*from\b);?/gm
const EXPORT_DECLARATION = /^export\s+((?:async\s+)?function\s*\*?|class|const|let|var)\s*([\w$]+)/gm

function importedNames(names: string): string {
  return renamings(names)
    .map(([name, local]) => `${name}: ${local}`)
    .join(', ')
}

/** The pairs in `one, two as other`. */
function renamings(names: string): [string, string][] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const [before = '', after = before] = name.split(/\s+as\s+/)
      return [before, after]
    })
}

/** Set before anything runs, and read when asked, as the bindings of an ES module are. */
function getter([name, local]: [string, string]): string {
  return `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${local} });`
}
