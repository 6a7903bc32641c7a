import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Whether nothing is installed with the package but msw, and nothing bad is known of that; returns what is wrong. */
export function checkDependencies(root: string): string[] {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifest
  const installed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })
  const unwanted = installed.filter((name) => name !== 'msw')
  return [...unwanted.map((name) => `${name} would be installed with the package`), ...audit(root)]
}

function audit(root: string): string[] {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  })
  const total: number | undefined = parseJson(stdout)?.metadata?.vulnerabilities?.total
  if (total === undefined) {
    // Not every registry answers this, and a release is not made where it does not.
    console.warn('npm audit: the registry did not answer, so nothing is known about vulnerabilities.')
    return []
  }
  return total === 0 ? [] : [`npm audit --omit=dev tells of ${total} vulnerabilities`]
}

interface AuditReport {
  metadata?: { vulnerabilities?: { total?: number } }
}

function parseJson(text: string): AuditReport | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
