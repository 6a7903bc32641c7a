import { version } from '../package.json'
import { runCommand } from './command/run-command'

process.exitCode = await runCommand(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  onEnd(callback) {
    process.once('SIGINT', callback)
    process.once('SIGTERM', callback)
  },
})
