import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether nothing is installed with the package but msw (so that `npm audit --omit=dev` has nothing to tell of), and
 * nothing bad is known of what is bundled; returns what is wrong.
 */
export function checkDependencies(root: string): string[] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
  const manifest: Manifest = JSON.parse(read('package.json'))
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = manifest
  const installed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })
  const isOptional = (name: string): boolean => peerDependenciesMeta?.[name]?.optional === true
  const unwanted = installed.filter((name) => name !== 'msw' && !isOptional(name))
  const bundled = [...read('THIRD-PARTY-NOTICES.md').matchAll(/^## (\S+) /gm)].map(([, name = '']) => name)
  const vulnerable = vulnerablePackages(root)
  return [
    ...unwanted.map((name) => `${name} would be installed with the package`),
    ...bundled
      .filter((name) => vulnerable.includes(name))
      .map((name) => `npm audit: ${name}, which is bundled`),
  ]
}

type Manifest = Partial<
  Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Record<string, string>> & {
    peerDependenciesMeta: Record<string, { optional?: boolean }>
  }
>

function vulnerablePackages(root: string): string[] {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 60_000 })
  const { vulnerabilities } = parseReport(stdout)
  // Not every registry answers this; the one that a release is published to does.
  if (!vulnerabilities)
    console.warn('npm audit: the registry did not answer, so nothing is known of what is bundled.')
  return Object.keys(vulnerabilities ?? {})
}

interface AuditReport {
  /** By the package's name. */
  vulnerabilities?: Record<string, unknown>
}

function parseReport(text: string): AuditReport {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
