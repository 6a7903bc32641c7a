import { version } from '../package.json'
import { isRunByNpm, whenLauncherEnds } from './command/launcher'
import { openPage } from './command/open-page'
import { runCommand } from './command/run-command'
import { createTerminal } from './command/terminal'

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: createTerminal(process.stdout),
  stderr: createTerminal(process.stderr),
  version,
  environment: process.env,
  openPage,
  onEnd(callback) {
    // SIGHUP: the terminal was closed.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, callback)
    if (isRunByNpm(process.env)) whenLauncherEnds(callback)
  },
})
