import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const root = resolve(import.meta.dirname, '../../src')

/** A file of `src`, and what it imports. */
export interface SourceFile {
  /** Below `src`. */
  path: string
  /** The first folder of its path; `.` for those at the top. */
  folder: string
  text: string
  lines: number
  /** The files of `src` it imports, types included. */
  imports: string[]
  /** Those it imports more than types from. */
  valueImports: string[]
  /** The packages it imports. */
  packages: string[]
}

export function readSourceFiles(): SourceFile[] {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  return paths.sort().map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const imports = importsOf(path, text)
    const local = imports.filter(({ from }) => from.startsWith('.'))
    const target = (from: string): string => relative(root, resolve(root, dirname(path), `${from}.ts`))
    return {
      path,
      folder: path.includes('/') ? (path.split('/')[0] ?? '') : '.',
      text,
      lines: text.trimEnd().split('\n').length,
      imports: local.map(({ from }) => target(from)),
      valueImports: local.filter(({ typeOnly }) => !typeOnly).map(({ from }) => target(from)),
      packages: imports.filter(({ from }) => !from.startsWith('.')).map(({ from }) => from),
    }
  })
}

function importsOf(path: string, text: string): { from: string; typeOnly: boolean }[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : statement.isTypeOnly
    return [{ from: statement.moduleSpecifier.text, typeOnly }]
  })
}

/** The statements at the top of a file that make state: `let`, `var`, and collections that can be changed. */
export function topLevelState({ path, text }: SourceFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return file.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    const isConst = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0
    const makesCollection = /= new (Map|Set|WeakMap|WeakSet|Array)\b/.test(statement.getText())
    return isConst && !makesCollection ? [] : [`${path}: ${statement.getText().slice(0, 60)}`]
  })
}

/** The functions of a file and how many lines each has, inner functions included. */
export function functionLengths({ path, text }: SourceFile): { name: string; lines: number }[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: { name: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [first, last] = [node.getStart(), node.getEnd()].map(
        (at) => file.getLineAndCharacterOfPosition(at).line,
      )
      found.push({ name: `${path}:${(first ?? 0) + 1}`, lines: (last ?? 0) - (first ?? 0) + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
