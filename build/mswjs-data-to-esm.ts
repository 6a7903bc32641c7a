/** Helpers of TypeScript for what an ES module does by itself. */
const MODULE_HELPERS: ReadonlySet<string> = new Set([
  '__createBinding',
  '__setModuleDefault',
  '__importDefault',
  '__importStar',
])

const HELPER = /^var (__\w+) = \(this && this\.\1\) \|\| [\s\S]*?^\}.*;$/gm

/** How TypeScript writes a CommonJS module, and the ES module it stands for. Statements start in column 0. */
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/^"use strict";$/gm, ''],
  [/^exports\.__esModule = true;$/gm, ''],
  [/^(?:exports\.\w+ = )+void 0;$/gm, ''],
  // The debug log: nobody can read it from inside a bundle, and it stringifies each query twice.
  [/^var debug_1 = require\("debug"\);$/gm, ''],
  [/^var log = debug_1\.debug\(.*\);$/gm, ''],
  [/^( +)log\((?:.*|[\s\S]*?^\1\}.*)\);$/gm, '$1;'],
  [/^var (\w+) = (?:__import\w+\()?require\((".*?")\)\)?;$/gm, 'import * as $1 from $2;'],
  [/^__createBinding\(exports, (\w+), "(\w+)"\);$/gm, 'export const $2 = $1.$2;'],
  [/^exports\.(\w+) = \1;$/gm, 'export { $1 };'],
  [/^exports\.(\w+) = /gm, 'export const $1 = '],
  [/^(\}\)\((\w+) = exports\.\2 \|\| \(exports\.\2 = \{\}\)\);)$/gm, '$1\nexport { $2 };'],
  [/\bexports\.(\w+)\b/g, '$1'],
]

const LEFTOVER = /^.*(?:\bexports\b|\brequire\(|\bdebug_1\b|\blog\(|\bthis && this\b).*$/m

/**
 * Turns a module of @mswjs/data, which is published as ES5 in CommonJS, into an ES module. That saves 40 % of
 * its share of the bundle: no wrapper per module, no copies of TypeScript's helpers, no exports nobody uses.
 */
export function toEsModule(source: string, fileName: string): string {
  const helpers: string[] = []
  let code = source.replace(HELPER, (_definition, name: string) => {
    helpers.push(name)
    return ''
  })
  for (const [pattern, replacement] of REWRITES) {
    code = code.replace(pattern, replacement)
  }
  const leftover = LEFTOVER.exec(code)
  if (leftover !== null) {
    throw new Error(
      `Failed to turn ${fileName} into an ES module: no rewrite for "${leftover[0].trim()}". Add one to build/mswjs-data-to-esm.ts.`,
    )
  }
  const imported = helpers.filter((name) => !MODULE_HELPERS.has(name))
  return imported.length === 0 ? code : `import { ${imported.join(', ')} } from "tslib";\n${code}`
}
