import { readFileSync } from 'node:fs'
import type { Environment } from './flags'

/** How often it is looked whether the launcher is still there, in milliseconds of real time. */
const interval = 500

/**
 * Whether npm waits for this command and nothing else: `npx aura-mocks-genesys-api …`, or a script of a package.json with
 * no other command in it. A script that starts several commands, or this one in the background, may end before it.
 */
export function isRunByNpm({ npm_lifecycle_script }: Environment): boolean {
  return /^(['"]?)aura-mocks-genesys-api\1(\s[^&|;<>()`$\n]*)?$/.test(npm_lifecycle_script ?? '')
}

/**
 * Calls back when npm has ended. npm does not take its commands with it: SIGTERM reaches the shell between them only, and
 * after SIGKILL or SIGHUP that shell goes on, too. Windows does not tell.
 */
export function whenLauncherEnds(callback: () => void): void {
  const before = ancestors()
  const timer = globalThis.setInterval(() => {
    if (ancestors() === before) return
    globalThis.clearInterval(timer)
    callback()
  }, interval)
  // It keeps no process alive.
  timer.unref()
}

/** The process that started this one and, if that is a shell, the process that started the shell. */
function ancestors(): string {
  const { ppid } = process
  return `${ppid} ${parentOfShell(ppid)}`
}

/** Known on Linux. Elsewhere the usual shells give their place to the only command that they run. */
function parentOfShell(pid: number): string {
  try {
    const [, option] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (option !== '-c') return ''
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? ''
  } catch {
    return ''
  }
}
