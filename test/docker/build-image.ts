import { cp, mkdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { runCommand } from '../compat/run-command.ts'
import { copyBuildContext } from './build-context.ts'
import { type Instruction, parseDockerfile, type Stage } from './dockerfile.ts'

const LIMIT_SECONDS = 300

/** What has come of a stage. */
interface Built {
  stage: Stage
  /** Stands for `/` in it. */
  root: string
  /** Below `root`. */
  workingFolder: string
}

/** Does in folders what a Docker engine would do in containers; returns the last stage. */
export async function buildImage(project: string, scratch: string): Promise<Built> {
  const context = join(scratch, 'context')
  await copyBuildContext(project, context)
  const built: Built[] = []
  for (const stage of parseDockerfile(await readFile(join(project, 'Dockerfile'), 'utf8'))) {
    const root = join(scratch, `stage-${built.length}`)
    const current = { stage, root, workingFolder: root }
    for (const instruction of stage.instructions) await follow(instruction, current, { context, built })
    built.push(current)
  }
  const last = built.at(-1)
  if (!last) throw new Error('The Dockerfile has no stage.')
  return last
}

async function follow(
  { keyword, text }: Instruction,
  current: Built,
  { context, built }: { context: string; built: readonly Built[] },
): Promise<void> {
  if (keyword === 'WORKDIR') {
    current.workingFolder = join(current.root, text)
    await mkdir(current.workingFolder, { recursive: true })
  } else if (keyword === 'COPY') {
    const [, from, paths = ''] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(text) ?? []
    const origin = from === undefined ? context : built.find(({ stage }) => stage.name === from)?.root
    if (origin === undefined) throw new Error(`There is no stage "${from}" to copy from.`)
    await copy(origin, paths.split(/\s+/), current.workingFolder)
  } else if (keyword === 'RUN') {
    const { succeeded, output } = await runCommand('sh', ['-c', text], {
      cwd: current.workingFolder,
      limitSeconds: LIMIT_SECONDS,
    })
    if (!succeeded) throw new Error(`RUN ${text}\n${output}`)
  }
}

/** As COPY does: of a folder its content, and files into what ends with a slash. */
async function copy(origin: string, paths: readonly string[], workingFolder: string): Promise<void> {
  const target = paths.at(-1) ?? ''
  for (const path of paths.slice(0, -1)) {
    const source = join(origin, path)
    const isIntoFolder = target.endsWith('/') && (await stat(source)).isFile()
    const destination = resolve(workingFolder, target, isIntoFolder ? basename(source) : '')
    await cp(source, destination, { recursive: true })
  }
}
