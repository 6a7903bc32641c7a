import path from 'node:path'
import type { Cell } from './cells.ts'
import { type CommandResult, runCommand } from './run-command.ts'

const LIMIT_SECONDS = 180

/** Lets a consumer live through its story, in its installed project. */
export async function runCell(cell: Cell, projectFolder: string): Promise<CommandResult> {
  const node = cell.node === undefined ? process.execPath : path.join(projectFolder, cell.node)
  const result = await runCommand(node, cell.command, { cwd: projectFolder, limitSeconds: LIMIT_SECONDS })
  return cell.complaints?.test(result.output) ? { ...result, succeeded: false } : result
}
